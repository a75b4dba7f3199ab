"""The published schema of REFI-QDA projects, as pyrefiqda's models hold it: they were generated from Project.xsd."""

from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin
from xml.sax.saxutils import quoteattr

import xmlschema
from pydantic import BaseModel
from pyrefiqda.models import project

SPACE = "urn:QDA-XML:project:1.0"
TYPES = {str: "string", int: "integer", bool: "boolean"}


def _type(annotation: Any, pattern: str = "") -> tuple[str, str]:
    """The name of a type, and its restriction where a pattern is asked for."""
    parts = [one for one in get_args(annotation) if one is not type(None)]
    if get_origin(annotation) is list or isinstance(annotation, UnionType):
        return _type(parts[0], pattern)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.__name__, ""
    base = f"xsd:{TYPES.get(annotation, 'dateTime' if 'DateTime' in str(annotation) else 'string')}"
    if pattern:
        return (
            "",
            f"<xsd:simpleType><xsd:restriction base='xsd:token'><xsd:pattern value={quoteattr(pattern)}/></xsd:restriction></xsd:simpleType>",
        )
    return base, ""


def _member(name: str, one: Any) -> tuple[str, str]:
    """What an element or attribute is, and its declaration."""
    meta = one.json_schema_extra if one.json_schema_extra else getattr(one, "xsdata_metadata", None) or {}
    tag, kind = meta.get("name", name), meta["type"]
    typed, inner = _type(one.annotation, meta.get("pattern", ""))
    said = f" type='{typed}'" if typed else ""
    if kind == "Attribute":
        use = " use='required'" if one.is_required() else ""
        return kind, f"<xsd:attribute name='{tag}'{said}{use}>{inner}</xsd:attribute>"
    many = " maxOccurs='unbounded'" if get_origin(one.annotation) is list else ""
    least = 1 if one.is_required() else meta.get("min_occurs", 0)
    return kind, f"<xsd:element name='{tag}'{said} minOccurs='{least}'{many}/>"


@cache
def schema() -> xmlschema.XMLSchema:
    """A schema of the same types, order of elements, patterns and required attributes."""
    found = []
    for name, model in vars(project).items():
        if isinstance(model, type) and issubclass(model, BaseModel) and model is not BaseModel and name != "Project":
            members = [_member(field, one) for field, one in model.model_fields.items()]
            inner = {kind: "".join(text for one, text in members if one == kind) for kind in ("Element", "Attribute")}
            found.append(
                f"<xsd:complexType name='{name}'><xsd:sequence>{inner['Element']}</xsd:sequence>{inner['Attribute']}</xsd:complexType>"
            )
    return xmlschema.XMLSchema(
        f"<xsd:schema xmlns='{SPACE}' xmlns:xsd='http://www.w3.org/2001/XMLSchema' targetNamespace='{SPACE}' "
        f"elementFormDefault='qualified'><xsd:element name='Project' type='ProjectType'/>{''.join(found)}</xsd:schema>"
    )
