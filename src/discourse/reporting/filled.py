"""Coding sheets that a person filled in, read back: as decisions, and as what was read of a drawn sample."""

from collections.abc import Iterable

from discourse.analysis import Analysis
from discourse.base.errors import CardError, did_you_mean
from discourse.base.options import named
from discourse.base.text import shown
from discourse.coding import scoring
from discourse.io.beside import NONE as NOTHING
from discourse.io.beside import stretch
from discourse.io.codebooks import Codebook
from discourse.io.decisions import Decision
from discourse.io.samples import Drawn, chance
from discourse.reporting.sheets import ANSWERS, NONE


def answers(article: Analysis, rows: Iterable[dict[str, str]], coder: str, day: str) -> list[Decision]:
    """Read the decisions in a sheet that was filled in.

    A row without an answer decides nothing. In a blind sheet `codes` names all codes of a sentence, or says `none`: what
    the machine holds there and the coder does not is rejected.

    Raises:
        CardError: a row that does not fit the article, an unknown code or answer, with the number of the row.
    """
    found: list[Decision] = []
    for row in rows:
        place = f"row {row.get('row', '?')}"
        book = article.codebook(row.get("codebook", ""))
        span = _stretch(article, row, place)
        if "codes" in row:
            verdicts = _blind(article, row["codes"], book, place, span)
        else:
            verdicts = _answered(row, book, place)
        whole = _sentence(article, span[0]) if scoring.is_scored(book) else span
        unsure = NOTHING if row.get("unsure", "").strip().lower() in ("", NOTHING, "no") else "yes"
        for code, verdict, other in verdicts:
            start, end = whole if verdict == "added" else span
            found.append(Decision(
                book.name, code, start, end, shown(article.text[start:end]), verdict, coder, day,
                row.get("hash") or book.defined, row.get("note") or NOTHING, other, unsure,
            ))  # fmt: skip
    return found


def drawn(article: Analysis, rows: Iterable[dict[str, str]], coder: str, day: str) -> list[Drawn]:
    """Read which sentences a sheet holds, how likely each was to be drawn, and the codes it was given.

    A sentence was read where all its rows were answered. Nothing for a sheet whose columns of the draw are gone.
    """
    found: dict[tuple[str, int], Drawn] = {}
    for row in rows:
        place = f"row {row.get('row', '?')}"
        if not all(row.get(name) for name in ("frame", "probability", "seed")):
            continue
        book, (start, end) = article.codebook(row["codebook"]), _sentence(article, _stretch(article, row, place)[0])
        codes = _given(row, book, place)
        if before := found.get((book.name, start)):
            unread = codes is None or before.codes == NOTHING
            codes = None if unread else [*(name for name in before.codes.split(",") if name != NONE), *(codes or ())]
        told = NOTHING if codes is None else ",".join(dict.fromkeys(codes)) or NONE
        found[book.name, start] = Drawn(
            book.name, start, end, shown(article.text[start:end]), told, coder, day, "yes" if "codes" in row else "no",
            row["frame"], chance(row["probability"], place), row["seed"], row.get("hash") or book.defined,
        )  # fmt: skip
    return list(found.values())


def _given(row: dict[str, str], book: Codebook, place: str) -> list[str] | None:
    """The codes that a row gives its sentence; None where it was not answered."""
    if "codes" in row:
        names = named(row["codes"])
        return [_code(book, name, place) for name in names if name != NONE] if names else None
    if not any(row.get(name, "").strip() for name in ("answer", "recode", "other")):
        return None
    verdicts = _answered(row, book, place)
    return [other if how == "recoded" else code for code, how, other in verdicts if how != "rejected"]


def _sentence(article: Analysis, offset: int) -> tuple[int, int]:
    at = article.sentences[article.sentences["sentence"] == article.sentence_at(offset)].iloc[0]
    return int(at["start"]), int(at["end"])


def _answered(row: dict[str, str], book: Codebook, place: str) -> list[tuple[str, str, str]]:
    """The verdicts of a row with what is proposed, each with its code and, where it was recoded, the right one."""
    answer, proposed = row.get("answer", "").strip().lower(), row.get("proposed", "").strip()
    recode, others = named(row.get("recode", "")), named(row.get("other", ""))
    if answer not in ("", *ANSWERS):
        raise CardError(f"{place}: the answer '{answer}' is neither yes nor no.")
    if recode and (answer == "yes" or not proposed or len(recode) > 1):
        raise CardError(
            f"{place}: 'recode' names the one right code where the proposed one is not; use 'other' for more."
        )
    if answer == "no" and not proposed and not others:
        raise CardError(f"{place}: the answer is no where nothing is proposed; name what is missing in 'other'.")
    added = [(_code(book, name, place), "added", NOTHING) for name in others]
    if not proposed or not (answer or recode):
        return added
    code, other = _code(book, proposed, place), _code(book, recode[0], place) if recode else NOTHING
    if other == code:
        return [(code, ANSWERS["yes"], NOTHING), *added]
    return [(code, "recoded" if recode else ANSWERS[answer], other), *added]


def _blind(
    article: Analysis, codes: str, book: Codebook, place: str, span: tuple[int, int]
) -> list[tuple[str, str, str]]:
    """The verdicts of a row that was coded without knowing what the machine holds; nothing where it is empty."""
    given = named(codes)
    names = [_code(book, name, place) for name in given if name != NONE]
    codings = article.undecided.proposed(book.name)
    here = codings[(codings["start"] < span[1]) & (codings["end"] > span[0])]
    held = set(here["code"].astype(str)) if given else set()
    kept = [(name, "accepted" if name in held else "added", NOTHING) for name in names]
    return kept + [(name, "rejected", NOTHING) for name in sorted(held - {*names})]


def _code(book: Codebook, name: str, place: str) -> str:
    found = book.meant(name)
    if not found:
        raise CardError(
            f"{place}: {book.name} has no code '{name.strip()}'; {did_you_mean(name.strip(), book.by_name)}"
        )
    return found


def _stretch(article: Analysis, row: dict[str, str], place: str) -> tuple[int, int]:
    start, end = stretch(row, place)
    words = row.get("text", "").partition(">")
    if not 0 <= start < end <= len(article.text) or shown(article.text[start:end]) not in "".join(words).replace(
        "<", ""
    ):
        raise CardError(
            f"{place}: its words do not stand in {article.slug} from {start} to {end}; is it another article's?"
        )
    return start, end
