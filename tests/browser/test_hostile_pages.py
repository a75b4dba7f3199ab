"""Pages about a text, card, codebook, coders and folders that were written to run scripts, in a real browser, with and without the policy that forbids scripts."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.browser.test_pages import browser  # noqa: F401
from tests.helpers.recorded import recorded

from discourse.article import Article, open_article
from discourse.base import paths
from discourse.base.errors import DiscourseError
from discourse.base.options import options
from discourse.io.codebooks import read_codebook
from discourse.io.coders import Coding
from discourse.reporting import coders, html, lesson, marked, methods_page, pages, shelf
from discourse.reporting.appendix import appendix
from discourse.reporting.sheets import Sample
from discourse.reporting.writers import html as page_html
from discourse.text.corpus import Side

pytestmark = pytest.mark.browser
RUN = "document.title='PWNED';window.PWNED=1;fetch('https://evil.example/')"
EVIL = f'<script>{RUN}</script>"\'><img src=x onerror="{RUN}"><svg onload="{RUN}"> \u202eover\u202c \u2066x \x1b[2J {"L" * 400}'
HARD = f"</style></title></textarea>{EVIL} [a](javascript:{RUN}) {{{{ 7*7 }}}} ]]> &lt;script&gt;{RUN}&lt;/script&gt; <base href='https://evil.example/'>"
TEXT = (
    f"The people must act now, said the {EVIL} minister. {HARD} We may, however, perhaps lose our freedom; the crisis was caused by neglect.\n\n"
    f"“We {HARD} must act,” said {EVIL}. The government should not wait, because the people cannot. It is certainly true that we know them.\n"
) * 3  # fmt: skip
FINDINGS = [
    "words",
    "actors",
    "quotations",
    "metadiscourse",
    "obligation",
    "concordance",
    "provenance",
    "structure",
    "claims",
]


def _quoted(text: str) -> str:
    return json.dumps(text).replace("\x7f", "")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """One page of every kind, each as it is and without its policy."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("hostile")
        patch.setenv("DISCOURSE_HOME", str(home))
        patch.setattr(options, "reader", False)
        bodies = _bodies(home)
        every = [pages.Page(f"{name}.html", f"{name} {EVIL}", body) for name, body in bodies.items()]
        made = []
        for page in every:
            whole = pages.render(page, every, EVIL)
            for name, text in ((page.file, whole), (f"free-{page.file}", re.sub("<meta http-equiv=[^>]*>", "", whole))):
                made.append(home / name)
                made[-1].write_text(text, encoding="utf-8")
        yield [*made, *home.glob("reports/*.html")]


def _bodies(home: Path) -> dict[str, str]:
    article = _article(home)
    folder = home / "figures"
    known = [name for name in FINDINGS if _can(article, name)]
    findings = recorded(article, known, folder)
    chapter = pages.Page("03-x.html", EVIL, "".join(html.finding(article.finding(name).finding()) for name in known))
    given = [Coding("own", "a", at, at + 6, TEXT[at : at + 6], f"{who}{EVIL}", "person", EVIL, EVIL, "found", EVIL, EVIL)
             for who, at in (("A", 4), ("B", 4), ("B", 20))]  # fmt: skip
    methods = methods_page.methods(article.source, findings, [], EVIL)
    sides = tuple(Side(f"{name}{EVIL}", name, (article.source,)) for name in "ab")
    exercise = lesson.Lesson(article, "own", Sample("all", 3, 1), (lesson.Answer(EVIL, EVIL, EVIL, EVIL),))
    clicks = article.decide("own", coder=EVIL)
    _shelf(home, findings)
    return {
        "index": pages.index_body(article.source, EVIL, findings, [chapter], notices=[EVIL], declared=(EVIL, []), files=["a.docx"]),
        "chapter": chapter.body, "text": marked.parts(article)[0].body,
        "coders": coders.body(coders.compare(article, given), given), "methods": page_html.body(methods_page.document(article.source, methods, findings, {})),
        "codebook": page_html.body(appendix(read_codebook(str(home / "own.tsv")))), "compare": pages.comparison_body("<h1>x</h1>", sides, findings),
        "worksheet": exercise.worksheet().decode(), "key": exercise.key().decode(), "listing": html.listing(article.concordance("must")),
        "clicking": clicks.text.value + clicks.code.value + clicks.progress.value,
    }  # fmt: skip


def _article(home: Path) -> Article:
    keys = "".join(
        f"{key} = {_quoted(EVIL)}\n" for key in ("title", "subtitle", "author", "role", "outlet", "licence", "genre")
    )
    actor = f"url = {_quoted('javascript:' + RUN)}\n[[actor]]\nname = {_quoted('people' + EVIL)}\naliases = ['the people', {_quoted(HARD)}]\nside = 'us'\n"
    (home / "evil.txt").write_text(TEXT, encoding="utf-8")
    (home / "evil.toml").write_text(f"language = 'en'\ncodebooks = []\n{keys}{actor}", encoding="utf-8")
    book = home / "data/codebooks/own"
    book.mkdir(parents=True)
    code = "".join(f"{key} = {_quoted(EVIL)}\n" for key in ("title", "definition"))
    head = "".join(f"{key} = {_quoted(EVIL)}\n" for key in ("title", "citation", "description", "licence"))
    (book / "card.toml").write_text(f"{head}[[code]]\nname = 'a'\ncolour = '#112233'\n{code}", encoding="utf-8")
    (book / "cues.tsv").write_text(f"code\tcue\texample\tsource\na\tmust\tWe must {EVIL}\t{EVIL}\n", encoding="utf-8")
    for name in ("card.toml", "cues.tsv"):
        (home / f"own{'.toml' if name[1] == 'a' else '.tsv'}").write_bytes((book / name).read_bytes())
    return open_article(str(home / "evil.txt"))


def _can(article: Article, name: str) -> bool:
    try:
        return article.finding(name).finding() is not None
    except DiscourseError:
        return False


def _shelf(home: Path, findings: list[dict[str, Any]]) -> None:
    for name in (f"javascript:{RUN.replace('/', '')}", "b"):
        (folder := paths.report(name)).mkdir(parents=True)
        (folder / "manifest.json").write_text("{}", encoding="utf-8")
        (folder / "findings.json").write_text(json.dumps({"findings": findings}), encoding="utf-8")
    assert shelf.write()


def test_nothing_runs_and_nothing_is_turned_round(browser: Any, written: list[Path]) -> None:  # noqa: F811
    assert len(written) > 20
    asked: list[str] = []
    faults: list[str] = []
    for width in (1280, 390):
        for path in written:
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.as_uri())
            found = page.evaluate(
                """() => ({ran: window.PWNED || document.title === "PWNED", scripts: document.scripts.length, base: document.querySelectorAll("base, iframe, object").length,
                on: [...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on"))).length,
                text: document.documentElement.textContent, wide: document.documentElement.scrollWidth - innerWidth,
                links: [...document.links].filter(a => !["file:", "about:"].includes(a.protocol)).map(a => a.href)})"""
            )
            safe = {"ran": False, "scripts": 0, "base": 0, "on": 0, "links": []}
            faults += [f"{path.name}: {name} {found[name]}" for name, wanted in safe.items() if found[name] != wanted]
            if turned := re.findall("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found["text"]):
                faults.append(f"{path.name}: shows {turned}")
            if found["wide"] > 0:
                faults.append(f"{path.name}: {found['wide']} pixels wider than {width}")
            page.close()
    assert faults == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_policy_alone_stops_what_was_not_escaped(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    page = pages.Page("a.html", "A", EVIL)
    guarded = pages.render(page, [page], "A")
    ran = {}
    for name, text in {"guarded": guarded, "free": re.sub("<meta http-equiv=[^>]*>", "", guarded)}.items():
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        opened = browser.new_page()
        opened.goto((tmp_path / f"{name}.html").as_uri())
        ran[name] = opened.evaluate("window.PWNED === 1")
        opened.close()
    assert ran == {"guarded": False, "free": True}, (
        "planted scripts run where nothing guards, so the test above can fail"
    )
