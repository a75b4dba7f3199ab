"""What is known of how findings were made: text, reference, counting, tests, coding and coders, by names that sentences use."""

from collections.abc import Sequence
from typing import Any

from discourse.base.errors import UsageError
from discourse.base.options import options as session
from discourse.base.text import counted, listing
from discourse.coding.status import FINDING, best
from discourse.io import declared, languages
from discourse.io.articles import ArticleText
from discourse.io.codebooks import Codebook, read_codebook
from discourse.reporting.notes import codebooks
from discourse.text.words import CountingRules

GIVEN, NOT_RECORDED, NOT_APPLICABLE = "given", "not recorded", "not applicable"
Records = Sequence[dict[str, Any]]


def facts(article: ArticleText, findings: Records, history: Sequence[dict[str, str]], agreement: str) -> dict[str, str]:
    """What is known of text, reference, counting, tests, coding and coders, by the names that sentences and items use."""
    known = dict(article.facts)
    known |= {"actor": counted(len(article.actors), "actor") if article.actors else "", "expected": ", ".join(article.expected),
              "codebooks": ", ".join(article.codebooks)}  # fmt: skip
    fixed = article.declared
    known |= {"question": fixed.get("question", ""), "primary": fixed.get("primary", ""),
              "declared_reference": fixed.get("reference", ""), "threshold": fixed.get("threshold", "")}  # fmt: skip
    known["declaration"] = declared.told(fixed, list(history))
    known["text"] = _named(article)
    known |= _of_findings(article, findings)
    known |= _of_coding(article, schemes(findings))
    read = bool(article.decisions)
    known |= {"agreement": agreement, "agreement_state": NOT_RECORDED if read else NOT_APPLICABLE,
              "agreement_without": "" if read else "No person read the codings of this text."}  # fmt: skip
    return {key: str(value) for key, value in known.items()}


def _named(article: ArticleText) -> str:
    """The text as a sentence names it."""
    title, known = article.facts.get("title"), article.facts
    said = [f"“{title}”" if title else "A text", f"by {known['author']}" if known.get("author") else ""]
    where = ", ".join(known[key] for key in ("outlet", "date") if known.get(key))
    return " ".join(part for part in (*said, f"({where})" if where else "") if part)


def _of_findings(article: ArticleText, findings: Records) -> dict[str, str]:
    """What the records of the findings say of length, versions, reference, tests and keywords."""
    if not findings:
        return {}
    first = findings[0]
    by = {record["name"]: record for record in findings}
    known = {f"f_{name.replace('-', '_')}": f"{one['number']} {one['title']}" for name, one in by.items()}
    known |= {"size": first.get("base", ""), "hash": first["sha256"][:16], "findings": str(len(findings)), "model": first["model"],
              "counting": _counting(findings).partition(": ")[2]}  # fmt: skip
    known |= {name: first["versions"].get(name, "") for name in ("discourse", "python")}
    english = article.language == languages.ENGLISH
    known["read_by"] = (
        f"spaCy {first['versions'].get('spacy', '')}, Honnibal et al. 2020, language model {first['model']}"
        if english else f"{languages.known()[article.language].name} read by {first['model']}"
    )  # fmt: skip
    known["why_not"] = "the text is too short for it" if english else "codebooks and references here are English"
    if any("corrected" in one["columns"] for one in findings):
        known["corrected"] = listing([one["number"] for one in findings if "corrected" in one["columns"]])
    if keyness := by.get("keyness"):
        known |= {"compared": keyness.get("compared", ""), "tests": f"{keyness.get('tests', 0):,}"}
        if limit := article.declared.get("threshold"):
            known["key_declared"] = str(sum((row["p_holm"] or 0) < float(limit) for row in keyness["rows"]))
    if tried := by.get("sensitivity"):
        settings = tried["options"]
        known |= {"least": str(settings["min_count"]), "level": f"{settings['level']:g}"}
        known |= _stable(tried["rows"])
    return known


def _counting(findings: Records) -> str:
    """The counting rules as the findings state them, which is in the words of their language."""
    stated = (note for one in findings for note in one.get("notes", ()) if note.startswith("Counting rules"))
    return next(stated, CountingRules(**findings[0]["counting"]).describe())


def _stable(rows: list[dict[str, Any]]) -> dict[str, str]:
    """How many words are key, and how many of them under every setting."""
    mine = [row for row in rows if row["first"] is not None]
    return {
        "key_words": counted(len(mine), "word"),
        "stable_words": str(sum(row["survives"] == row["settings"] for row in mine)),
    }


def _of_coding(article: ArticleText, books: list[Codebook]) -> dict[str, str]:
    """Which schemes were used, what of them was measured, and what people decided."""
    sure = [book.title for book in books if best(book) == FINDING]
    none = "" if books else "No scheme was used."
    known = {"schemes": counted(len(books), "scheme") if books else "", "measured": ", ".join(sure),
             "untested": ", ".join(book.title for book in books if book.title not in sure),
             "measured_state": NOT_RECORDED if books else NOT_APPLICABLE, "measured_without": none,
             "untested_without": none or "All schemes used were measured."}  # fmt: skip
    known["coder"] = ("rules and an encoder (MiniLM, Wang et al. 2020)" if session.reader else "rules") if books else ""
    models = [one for one in article.codings if one.kind == "model"]
    if models and "language_model" not in article.facts:
        made = ", ".join(dict.fromkeys(f"{one.coder} ({one.made})" if one.made else one.coder for one in models))
        known["language_model"] = (
            f"{counted(len(models), 'coding')} of {made} stand beside the others; they change no number"
        )
    if article.decisions:
        verdicts = [one.verdict for one in article.decisions]
        counts = listing([f"{verdicts.count(name)} {name}" for name in dict.fromkeys(sorted(verdicts))])
        who = ", ".join(dict.fromkeys(one.coder for one in article.decisions))
        known["decided"] = f"Codings read by hand ({who}): {counts}."
    return known


def schemes(findings: Records) -> list[Codebook]:
    """The codebooks that findings rest on, in their order; one of a folder that is no longer there is passed over."""
    names = dict.fromkeys(name for record in findings for name in codebooks(record.get("options", {})))
    found = []
    for name in names:
        try:
            found.append(read_codebook(name))
        except UsageError:
            continue
    return found
