"""Deciding by clicking, in JupyterLab: one proposed code after another, each click stored at once."""

from datetime import date
from typing import Any

from markupsafe import Markup

from discourse.analysis import Analysis
from discourse.base.errors import UsageError
from discourse.base.extras import extra
from discourse.base.text import shown
from discourse.io.beside import NONE as NOTHING
from discourse.io.beside import beside
from discourse.io.decisions import keep_decisions, read_decisions
from discourse.io.samples import keep_samples, read_samples
from discourse.reporting.filled import answers, drawn
from discourse.reporting.sheets import Sample, sheet

_TEXT = Markup(
    "<p style='max-width:48em;line-height:1.6'><span style='opacity:.6'>{}</span><mark>{}</mark><span style='opacity:.6'>{}</span></p>"
)
_CODE = Markup("<p><strong>{}</strong> {}</p>")


class Clicker:
    """A view of the rows of a coding sheet, one at a time; as the last line of a cell it shows itself.

    It begins at the first row that is not decided. `accept`, `reject`, `other`, `unsure`, `note`, `back` and `onward` are its
    widgets, `progress` says how far it is. What was decided is counted once the article is opened again.
    """

    def __init__(self, article: Analysis, codebook: str, coder: str = "") -> None:
        made = extra("ipywidgets", "lab", "deciding by clicking")
        if article.source.path is None:
            raise UsageError("decide: decisions are kept beside a text; open the article from a file.")
        self.article, self.book, self.path = article, article.codebook(codebook), article.source.path
        self.rows: list[dict[str, str]] = sheet(article, codebook, Sample()).astype(str).to_dict("records")  # type: ignore[assignment]
        self.at = -1
        self.coder = made.Text(coder, description="Your name")
        self.text, self.code, self.progress = made.HTML(), made.HTML(), made.HTML()
        self.accept, self.reject = (
            made.Button(button_style="success"),
            made.Button(description="Reject", button_style="danger"),
        )
        choices = [("another code is right …", ""), *((code.title, code.name) for code in self.book.codes)]
        self.other = made.Dropdown(options=choices)
        self.unsure, self.note = made.Checkbox(description="unsure", indent=False), made.Text(placeholder="note")
        self.back, self.onward = made.Button(description="Back"), made.Button(description="Next")
        self.accept.on_click(lambda _: self._decide(answer="yes"))
        self.reject.on_click(lambda _: self._decide(answer="no"))
        self.other.observe(self._choose, "value")
        self.back.on_click(lambda _: self._show(self.at - 1))
        self.onward.on_click(lambda _: self._show(self.at + 1))
        buttons = made.HBox([self.accept, self.reject, self.other])
        besides = made.HBox([self.unsure, self.note, self.back, self.onward])
        self.box = made.VBox([self.coder, self.progress, self.text, self.code, buttons, besides])
        self._load()
        self._show(next((at for at, row in enumerate(self.rows) if not self._is_decided(row)), 0))

    def _load(self) -> None:
        """Fill in what was decided before."""
        decisions, _ = read_decisions(beside(self.path, "decisions"), self.article.text)
        mine = {one.key: one for one in decisions}
        read = {one.start for one in read_samples(beside(self.path, "samples"), self.article.text)
                if (one.codebook, one.blind) == (self.book.name, "no") and one.codes != NOTHING}  # fmt: skip
        for row in self.rows:
            start, end = int(row["start"]), int(row["end"])
            one = mine.get((self.book.name, row["proposed"], start, end))
            if one:
                row |= {"answer": "no" if one.verdict == "rejected" else "yes", "unsure": one.unsure, "note": one.note}
                row |= {"answer": "", "recode": one.recode} if one.verdict == "recoded" else {}
            elif not row["proposed"]:
                added = [
                    x.code
                    for x in decisions
                    if (x.codebook, x.verdict, x.start, x.end) == (self.book.name, "added", start, end)
                ]
                row |= {"other": ",".join(added)} if added else {"answer": "yes"} if start in read else {}

    @staticmethod
    def _is_decided(row: dict[str, str]) -> bool:
        return bool(row["answer"] or row["recode"] or row["other"])

    def _show(self, at: int) -> None:
        """Show a row; what was noted of the one before is stored first, where that is decided."""
        if self.at >= 0 and self._is_decided(self.rows[self.at]) and self._noted(self.rows[self.at]):
            self._store(self.rows[self.at])
        self.at = min(max(at, 0), len(self.rows) - 1)
        row = self.rows[self.at]
        code = self.book.by_name.get(row["proposed"])
        self.text.value = str(_TEXT.format(*(shown(row[part]) for part in ("before", "text", "after"))))
        shown_code = (code.title, code.definition) if code else ("No code is proposed.", "")
        self.code.value = str(_CODE.format(*map(shown, shown_code)))
        self.accept.description, self.reject.disabled = "Accept" if code else "None applies", code is None
        self.unsure.value, self.note.value = row["unsure"] == "yes", row["note"].replace(NOTHING, "")
        self.other.unobserve(self._choose, "value")
        self.other.value = next(
            (name for name in (row["recode"] or row["other"]).split(",") if name in self.book.by_name), ""
        )
        self.other.observe(self._choose, "value")
        done = sum(map(self._is_decided, self.rows))
        said = (
            row["answer"].replace("yes", "accepted").replace("no", "rejected")
            if code
            else row["answer"] and "none applies"
        )
        said = said or (row["recode"] or row["other"])
        self.progress.value = (
            f"{self.at + 1} of {len(self.rows)}; {done} decided{f'. This one: {said}' if said else ''}"
        )
        self.back.disabled, self.onward.disabled = self.at == 0, self.at == len(self.rows) - 1

    def _noted(self, row: dict[str, str]) -> bool:
        """Take over note and doubt; whether they are new."""
        now = {"unsure": "yes" if self.unsure.value else "", "note": self.note.value.strip()}
        before = {name: row[name].replace(NOTHING, "") for name in now}
        row |= now
        return now != before

    def _choose(self, change: dict[str, Any]) -> None:
        if change["new"]:
            self._decide(**{"recode" if self.rows[self.at]["proposed"] else "other": change["new"]})

    def _decide(self, **answer: str) -> None:
        if not self.coder.value.strip():
            self.progress.value = "Say who you are first: fill in your name."
            return
        row = self.rows[self.at]
        row |= {"answer": "", "recode": "", "other": ""} | answer
        self._noted(row)
        self._store(row)
        self._show(self.at + 1)

    def _store(self, row: dict[str, str]) -> None:
        """Store the decisions of a row in place of those made of it before, and its sentence as read where all its rows are."""
        given = self.coder.value.strip(), date.today().isoformat()
        start, end = int(row["start"]), int(row["end"])
        before = [] if row["proposed"] else [(self.book.name, code, start, end) for code in self.book.by_name]
        keep_decisions(
            beside(self.path, "decisions"), self.article.text, answers(self.article, [row], *given), instead_of=before
        )
        same = [one for one in self.rows if one["sentence"] == row["sentence"]]
        keep_samples(beside(self.path, "samples"), drawn(self.article, same, *given), whole=False)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.box._repr_mimebundle_(**options)
