"""Codings as W3C Web Annotations (JSON-LD), read and written.

Sanderson, Ciccarese & Young (2017), Web Annotation Data Model, W3C Recommendation: sections 3.2.4 (bodies), 3.3.5
(agents), 4.2.4 (text quote selector), 4.2.5 (text position selector).
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from discourse.base.errors import CardError, shortened
from discourse.base.tables import to_json
from discourse.io.cards import read_utf8
from discourse.io.coders import Coding, Given, guid

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Characters before and after a quotation that tell it from others alike."""
_AGENTS = {"person": "Person", "model": "Software", "program": "Software"}


def write(slug: str, text: str, codings: Iterable[Coding]) -> bytes:
    """Write codings as one page of annotations; positions count Unicode characters of the text as it was read."""
    items = [_annotation(slug, text, one) for one in codings if one.placed]
    page = {
        "@context": _CONTEXT, "id": _id(slug), "type": "AnnotationPage", "startIndex": 0, "items": items,
        "partOf": {"id": _id(slug, "all"), "type": "AnnotationCollection", "label": slug, "total": len(items)},
    }  # fmt: skip
    return to_json(page).encode("utf-8")


def _id(*parts: object) -> str:
    return f"urn:uuid:{guid(*parts)}"


def _annotation(slug: str, text: str, one: Coding) -> dict[str, Any]:
    tag = {"type": "TextualBody", "purpose": "classifying", "value": one.code}
    notes = [
        {"type": "TextualBody", "purpose": purpose, "value": value}
        for purpose, value in (("commenting", one.note), ("assessing", one.confidence))
        if value
    ]
    quote = {
        "type": "TextQuoteSelector", "exact": text[one.start : one.end],
        "prefix": text[max(one.start - _AROUND, 0) : one.start], "suffix": text[one.end : one.end + _AROUND],
    }  # fmt: skip
    position = {"type": "TextPositionSelector", "start": one.start, "end": one.end}
    return {
        "id": _id(slug, *one.__dict__.values()), "type": "Annotation", "motivation": "classifying",
        "dcterms:isPartOf": one.codebook,
        "creator": {"type": _AGENTS[one.kind], "name": one.coder}, "body": [tag, *notes],
        "target": {"source": slug, "selector": [position, quote]},
    }  # fmt: skip


def read(path: Path) -> list[Given]:
    """Read annotations: one, a list, a page, or a collection with its pages inside; Hypothesis's own JSON, too.

    Raises:
        CardError: no JSON, or nothing in it that is an annotation.
    """
    found: list[Given] = []
    number = 0
    try:
        for number, one in enumerate(_items(json.loads(read_utf8(path))), start=1):
            found += _given(f"{path.name}, annotation {number}", one)
    except (ValueError, RecursionError, OverflowError, AttributeError, TypeError) as fault:
        what = f"annotation {number} is not written as one" if number else "not valid JSON"
        raise CardError(f"{path.name}: {what} ({shortened(str(fault))}).") from None
    return found


def _items(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, list):
        for one in held:
            yield from _items(one)
    elif isinstance(held, dict):
        inner = [held[key] for key in ("items", "first", "next", "rows", "annotations") if key in held]
        if inner:
            for one in inner:
                yield from _items(one)
        elif "target" in held:
            yield held


def _given(place: str, one: dict[str, Any]) -> Iterator[Given]:
    """An annotation for each of its codes: bodies that classify or tag; those that comment are its note."""
    bodies = [{"value": body} if isinstance(body, str) else body for body in _many(one.get("body"))]
    kept: dict[str, list[str]] = {}
    for body in bodies:
        purpose = str(body.get("purpose") or one.get("motivation") or "classifying")
        value = body.get("value") or body.get("label") or body.get("name") or body.get("id") or ""
        kept.setdefault(purpose.rpartition(":")[2], []).append(str(value).strip())
    codes = kept.get("classifying", []) + kept.get("tagging", []) + [str(tag) for tag in one.get("tags", ())]
    told = kept.get("commenting", []) + kept.get("describing", []) + [str(one.get("text"))] * bool(one.get("text"))
    who = next(iter(_many(one.get("creator") or one.get("user"))), "")
    agent = who if isinstance(who, dict) else {"name": who}
    kind = "program" if agent.get("type") == "Software" else ""
    for target in _many(one["target"]):
        where = _selected(target if isinstance(target, dict) else {"source": target})
        for code in codes:
            yield Given(
                place, code, coder=str(agent.get("name") or agent.get("id") or ""), kind=kind,
                confidence="; ".join(kept.get("assessing", ())), note="; ".join(told),
                codebook=str(one.get("dcterms:isPartOf") or ""), **where,
            )  # fmt: skip


def _selected(target: dict[str, Any]) -> dict[str, Any]:
    """What the selectors of a target say: each is another way to the same stretch, or refines the one before."""
    found: dict[str, Any] = {"document": str(target.get("source") or "")}
    waiting = list(_many(target.get("selector")))
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, dict):
            waiting += _many(one.get("refinedBy"))
            if one.get("type") == "TextQuoteSelector":
                found |= {
                    "text": str(one.get("exact") or ""), "before": str(one.get("prefix") or ""),
                    "after": str(one.get("suffix") or ""),
                }  # fmt: skip
            if one.get("type") == "TextPositionSelector":
                found |= {"start": int(one.get("start", -1)), "end": int(one.get("end", -1))}
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
