"""Mapping: which codes of ours are held against which names of the gold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from discourse.base.errors import UsageError, did_you_mean
from discourse.base.text import slugify
from discourse.evaluation.gold import Gold
from discourse.io.codebooks import Codebook

UNITS = {
    "spans": ("cue", "stretch", "token", "place", "sentence", "relation"),
    "labels": ("sentence",),
    "rating": ("sentence",),
}


@dataclass(frozen=True)
class Target:
    """One thing that is measured: codes of ours, and the names of the gold that mean the same."""

    ours: tuple[str, ...]
    gold: tuple[str, ...]

    @property
    def code(self) -> str:
        """The codes of ours, joined by a plus."""
        return "+".join(self.ours)

    @property
    def name(self) -> str:
        """The names of the gold, joined by a plus."""
        return "+".join(self.gold)


@dataclass(frozen=True)
class Plan:
    """What is measured and how: the kind of the gold (spans, labels or rating), the targets and the unit."""

    kind: str
    targets: tuple[Target, ...]
    unit: str


def plan(codebook: Codebook, gold: Gold, codes: Mapping[str, list[str]] | None, unit: str) -> Plan:
    """Find out what kind of gold this is and what is held against what.

    Where every row has one span and the codes are several, the place is given and the sense asked (unit `place`).

    Raises:
        UsageError: a name that codebook or gold does not have, names of several kinds, or an unknown unit.
    """
    known, codes = gold.kinds, codes or gold.codes
    targets = _merged(_given(codebook, known, codes) if codes else _same_names(codebook, known))
    kinds = {known[name] for target in targets for name in target.gold if name in known}
    if len(kinds) > 1:
        raise UsageError(
            f"--code: names of different kinds ({', '.join(sorted(kinds))}) differ; measure them one by one."
        )
    kind = kinds.pop()
    allowed, usual = UNITS[kind], UNITS[kind][0]
    if usual == "cue" and len(gold.span_codes) > 1 and all(len(row.spans) == 1 for row in gold.rows):
        usual = "place"
    if unit and unit not in allowed:
        raise UsageError(f"--unit {unit}: this gold ({kind}) cannot be measured so; {did_you_mean(unit, allowed)}")
    return Plan(kind, tuple(targets), unit or usual)


def anchors(codebook: Codebook, targets: Iterable[Target]) -> dict[str, str]:
    """For each code that counts, the mapped code that it counts for: itself or its nearest mapped parent."""
    mapped = {code for target in targets for code in target.ours}
    found: dict[str, str] = {}
    for code in codebook.codes:
        at, seen = code.name, set()
        while at and at not in mapped and at not in seen:
            seen.add(at)
            at = codebook.by_name[at].parent if at in codebook.by_name else ""
        if at in mapped:
            found[code.name] = at
    return found


def _plain(name: str) -> str:
    """A name without capitals, marks and *and*, so that `Quality_of_Life` meets its code."""
    return "-".join(part for part in slugify(name.replace("_", " ")).split("-") if part != "and")


def _by_plain(names: Iterable[str]) -> dict[str, str]:
    """Names by their plain form; one that two names share stands for neither."""
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(_plain(name), []).append(name)
    return {plain: same[0] for plain, same in found.items() if len(same) == 1}


def _given(codebook: Codebook, known: Mapping[str, str], codes: Mapping[str, list[str]]) -> list[Target]:
    """Put names into the spelling of codebook and gold, whatever their capitals, marks and *and*; refuse what is misspelt.

    A name unlike all others may be one that this part of a corpus lacks.
    """
    ours, theirs = _by_plain(codebook.by_name), _by_plain(_short(known))
    spelt: dict[str, list[str]] = {}
    for code, names in codes.items():
        mine = code if code in codebook.by_name else ours.get(_plain(code), code)
        spelt.setdefault(mine, []).extend(name if name in known else theirs.get(_plain(name), name) for name in names)
    others = any(name in known for names in spelt.values() for name in names)
    for code, names in spelt.items():
        if code not in codebook.by_name:
            raise UsageError(f"--code {code}: no code of {codebook.name}; {did_you_mean(code, codebook.by_name)}")
        for name in names:
            hint = did_you_mean(name, _short(known))
            if name not in known and (not others or hint.startswith("did you mean")):
                raise UsageError(f"--code {code}={name}: the gold has no '{name}'; {hint}")
    return [Target((code,), tuple(sorted(set(names)))) for code, names in spelt.items()]


def _short(known: Mapping[str, str]) -> list[str]:
    return [name for name in known if ":" not in name] or list(known)


def _same_names(codebook: Codebook, known: Mapping[str, str]) -> list[Target]:
    """Without a mapping the names decide; where each side has only one name these two are held together."""
    names = _short({name: kind for name, kind in known.items() if kind == "spans"} or known)
    titled = {code.title: code.name for code in codebook.codes}
    ours = {plain: titled[title] for plain, title in _by_plain(titled).items()}
    ours |= {_plain(name): name for name in codebook.by_name}
    ours = {name.removesuffix("s"): code for name, code in ours.items()} | ours
    same = [Target((ours[_plain(name)],), (name,)) for name in sorted(names) if _plain(name) in ours]
    if same:
        return same
    tops = [code.name for code in codebook.codes if not code.parent]
    if len(names) == 1 and len(tops) == 1:
        return [Target((tops[0],), (names[0],))]
    example = f"--code {codebook.codes[0].name}={sorted(names)[0] if names else 'NAME'}"
    raise UsageError(
        f"{codebook.name}: no code has a name of the gold ({', '.join(sorted(names)[:9]) or 'it has none'}); "
        f"say which is which with --code OURS=GOLD, such as {example}."
    )


def _merged(targets: list[Target]) -> list[Target]:
    """Join the targets that share a name of the gold: several codes of ours may stand for one of theirs."""
    merged: list[Target] = []
    for target in targets:
        apart = []
        for other in merged:
            if set(other.gold) & set(target.gold):
                target = Target(other.ours + target.ours, tuple(sorted({*other.gold, *target.gold})))
            else:
                apart.append(other)
        merged = [*apart, target]
    return merged
