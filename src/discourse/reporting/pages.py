"""Pages: executed notebooks and a few plain tables become HTML that needs nothing but a browser."""

import base64
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbformat import from_dict
from traitlets.config import Config

import discourse
from discourse.base.text import listing
from discourse.io import languages
from discourse.io.articles import ArticleText
from discourse.reporting import html
from discourse.reporting.marked import Part, text_file
from discourse.reporting.omitted import trimmed
from discourse.text.corpus import Side

_KNOWN = ("author", "role", "outlet", "date", "genre")
_TEMPLATE = files("discourse.reporting") / "template"
_HEADING = re.compile(r'<h([123])\b([^>]*?)\bid="([^"]+)"([^>]*)>(.*?)</h\1>', re.DOTALL)
_SENTENCE = re.compile(r'<span class="where"(?: title="([\w-]+)")?>s\. (\d+)</span>')
_TEXT = re.compile(r'href="(text[\w.-]*)#s(\d+)"')
_FILE = re.compile(r'<span class="file" title="([\w.-]+)">(.*?)</span>')
_FINDING = re.compile(r'<section class="finding" id="([^"]+)">\s*<h3>(.*?)</h3>', re.DOTALL)


@dataclass(frozen=True)
class Page:
    """A page of the report: its file, its title and its body.

    A text that goes over several pages has its later ones `of` the first one, each with the number of its first sentence.
    """

    file: str
    title: str
    body: str
    of: str = ""
    first: int = 0


def notebook_page(stem: str, executed: dict[str, Any], *, linked: bool = True) -> Page:
    """Turn an executed notebook into a page; `linked` says whether the report has a page of the text, or of each."""
    executed["cells"] = trimmed(executed["cells"])
    executed["metadata"]["language_info"] = {"name": "python", "pygments_lexer": "ipython3"}
    notebook = from_dict(executed)  # type: ignore[no-untyped-call]
    return Page(f"{stem}.html", _title(notebook), _body(notebook, linked))


def text_pages(title: str, parts: list[Part]) -> list[Page]:
    """The pages of a marked-up text; only the first one stands in the navigation."""
    return [Page(one.file, title, one.body, "" if one is parts[0] else parts[0].file, one.first) for one in parts]


def linked(pages: list[Page]) -> list[Page]:
    """Let links to sentences lead to the page of the text that they stand on."""
    begins: dict[str, list[tuple[int, str]]] = {}
    for page in pages:
        if page.of:
            begins.setdefault(page.of, [(0, page.of)]).append((page.first, page.file))

    def address(found: re.Match[str]) -> str:
        known = begins.get(found[1])
        return f'href="{known[bisect_right(known, (int(found[2]), "~")) - 1][1]}#s{found[2]}"' if known else found[0]

    return [replace(page, body=_TEXT.sub(address, page.body)) for page in pages] if begins else pages


def _title(notebook: Any) -> str:
    """The first heading of a notebook."""
    for cell in notebook.cells:
        found = re.search(r"(?m)^# (.+)$", cell.source) if cell.cell_type == "markdown" else None
        if found:
            return found[1].strip()
    return "Notebook"


def _body(notebook: Any, linked: bool) -> str:
    """Turn an executed notebook into the body of a page: prose and findings open, code folded."""
    held: dict[str, str] = {}
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                mark = f"discourse-output-{len(held)}."
                held[mark], output["data"]["text/html"] = output["data"]["text/html"], mark
    # nbconvert parses and writes all HTML anew; findings are finished, and long: they are put in afterwards.
    body, _ = _exporter().from_notebook_node(notebook)
    body = re.sub(r"discourse-output-\d+\.", lambda found: held[found[0]], body)
    if linked:
        body = _SENTENCE.sub(lambda m: f'<a class="where" href="{text_file(m[1])}#s{m[2]}">s. {m[2]}</a>', body)
    body = _FILE.sub(r'<a class="file" href="data/\1">\2</a>', body)
    # The style of findings stands in the page's own sheet already.
    return re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)


@lru_cache(maxsize=1)
def _exporter() -> HTMLExporter:
    config = Config()
    config.HTMLExporter.exclude_input_prompt = True
    config.HTMLExporter.exclude_output_prompt = True
    config.HTMLExporter.exclude_anchor_links = True
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_input_tags = {"hide-input"}
    name = str(_TEMPLATE)
    folder, _, template = name.replace("\\", "/").rpartition("/")
    return HTMLExporter(  # type: ignore[no-untyped-call]
        config=config, extra_template_basedirs=[folder], template_name=template
    )


def render(page: Page, pages: list[Page], name: str) -> str:
    """Put a body into the frame: head, navigation, contents, foot; `name` is that of the article."""
    sheet = (_TEMPLATE / "report.css").read_text(encoding="utf-8") + html.style()
    return html.rendered(
        "page", title=page.title, file=page.file, article=name,
        pages=[{"file": other.file, "title": other.title.partition(":")[0]} for other in pages if not other.of],
        here=page.of or page.file,
        contents=_contents(page.body), body=Markup(page.body), style=Markup(sheet), version=discourse.__version__,
    )  # fmt: skip


def alone(file: str, title: str, body: str, name: str) -> bytes:
    """A page that is no part of a report, in the frame of one."""
    page = Page(file, title, body)
    return render(page, [page], name).encode("utf-8")


def _contents(body: str) -> list[dict[str, Any]]:
    """Find the headings of a page and the titles of its findings, in the order of the page."""
    places = []
    for found in _HEADING.finditer(body):
        if found[1] == "2":
            places.append((found.start(), 2, found[3], found[5]))
    for found in _FINDING.finditer(body):
        places.append((found.start(), 3, found[1], found[2]))
    plain = [
        (at, level, mark, Markup(re.sub(r"<[^>]+>", "", text)).unescape().strip()) for at, level, mark, text in places
    ]
    return [{"level": level, "mark": mark, "title": text} for _, level, mark, text in sorted(plain)]


def index_body(
    article: ArticleText, size: str, findings: list[dict[str, Any]], pages: list[Page], *,
    notices: Sequence[str] = (), picture: bytes = b"", declared: tuple[str, list[str]] = ("", []),
    files: Sequence[str] = (),
) -> str:  # fmt: skip
    """The first page: what the article is, what it does, what may not be said, and where to read on.

    Args:
        findings: the exported findings, by number.
        notices: in what the text is unlike most.
        picture: where the claims stand, as SVG.
        declared: what is to be said of a declaration, and the numbers of the confirmatory findings.
        files: of the same report in other formats.
    """
    facts = article.facts
    claims: dict[str, Any] = next(
        (f for f in findings if f["name"] == "claims"), {"rows": [], "summary": "", "alt": ""}
    )
    places, named = homes(findings, pages), {f["name"]: f for f in findings}
    language = "" if article.language == languages.ENGLISH else languages.known()[article.language].name
    made = []
    for row in claims["rows"]:
        basis = row["basis"] if row["basis"] in places else "claims"
        address, found = places[basis], named[basis]
        sentences = sorted({seen["sentence"] for seen in row["evidence"]})
        made.append({"claim": row["claim"], "sentences": sentences, "address": address,
                     "title": f"{found['number']} {found['title']}"})  # fmt: skip
    return html.rendered(
        "front", name=article.name, size=size, decided=len(article.decisions), known=[facts[name] for name in _KNOWN if facts.get(name)],
        unknown=listing([name for name in ("title", "outlet", "date") if not facts.get(name)] or [""]),
        language=language, lead=claims["summary"], claims=made, rest=places.get("claims", ""), alt=claims["alt"], notices=notices,
        picture=base64.b64encode(picture).decode("ascii"), declared=declared[0], confirmatory=declared[1], files=files,
        chapters=[(page, [f for f in findings if belongs(f, page)]) for page in pages],
    )  # fmt: skip


def homes(findings: list[dict[str, Any]], pages: list[Page]) -> dict[str, str]:
    """Where each finding stands, by its name: `03-framing.html#finding-3-4`."""
    return {
        f["name"]: f"{page.file}#{html.mark(f['number'])}" for page in pages for f in findings if belongs(f, page)
    }  # fmt: skip


def comparison_body(body: str, sides: tuple[Side, Side], findings: list[dict[str, Any]]) -> str:
    """The page of a comparison: its texts named at the top, and each claim with a link to the finding that it rests on."""
    front = html.rendered("comparison", sides=sides)
    body = re.sub(r"<h1\b.*?</h1>", lambda _: front, body, count=1, flags=re.DOTALL)
    for found in findings:
        link = f'<a href="#{html.mark(found["number"])}">{found["number"]}</a>'
        body = re.sub(rf"(<td[^>]*>){re.escape(found['name'])}(?=</td>)", rf"\1{link}", body)
    return body


def belongs(finding: dict[str, Any], page: Page) -> bool:
    """Whether a finding stands on a page: its chapter is the page's number."""
    return page.file.startswith(f"{int(finding['number'].partition('.')[0]):02d}-")
