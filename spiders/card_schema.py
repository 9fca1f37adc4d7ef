"""The JSON Schema of a source card: for `cowcrawl sources check`, and for editors, which complete and check with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from itemadapter import ItemAdapter
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from cowcrawl.card import Basis, Rhythm, SourceCard, SourceKind, SourceList
from spiders.card_file import CardFile, Problem

FLOORS = ("documents", "claims", "spaces", "fields", "formulas")
"""What a card may set a floor and a ceiling for."""

FILE = "card.schema.json"
"""The schema's file beside the cards, written by `make docs`."""

MODELINE = f"# yaml-language-server: $schema={FILE}"
"""The first line of a card, by which editors find the schema."""

_CHOICES = {"kind": SourceKind, "rhythm": Rhythm, "basis": Basis, "list": SourceList}

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
    "object": "a mapping",
    "string": "text",
}

_EXPECTED = {
    "type": "expected {}",
    "enum": "expected one of {}",
    "pattern": "expected the form {}",
    "minimum": "expected {} or more",
    "minItems": "expected at least one entry",
    "minLength": "expected text",
    "uniqueItems": "expected each entry once",
}


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a card: the dataclass says names, types and meanings; here stand the forms of the values."""
    described = deepcopy(ItemAdapter.get_json_schema(SourceCard))
    properties = described["properties"]
    for part in properties.values():
        if part.get("type") == "array":
            part.update(minItems=1, uniqueItems=True)
            part["items"]["minLength"] = 1
        elif "string" in part.get("type", ()):
            part["minLength"] = 1
    for name, choice in _CHOICES.items():
        nothing = [None] if "null" in properties[name].get("type", ()) else []
        properties[name]["enum"] = [*get_args(choice), *nothing]
    properties["id"]["pattern"] = r"^[a-z0-9]+(-[a-z0-9]+)*$"
    properties["languages"]["items"]["pattern"] = r"^[a-z]{2}$"
    properties["country"]["pattern"] = r"^[A-Z]{2}$"
    for name in ("floors", "ceilings"):
        properties[name]["propertyNames"] = {"enum": list(FLOORS)}
        properties[name]["additionalProperties"]["minimum"] = 0
    properties["page_cap"]["minimum"] = 1
    properties["verified"]["pattern"] = r"^\d{4}(-\d{2}(-\d{2})?)?$"
    return described


def for_editors() -> str:
    """The schema as the text of the file beside the cards."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A source card of cowcrawl"}
    return json.dumps({**head, **schema()}, indent=2, ensure_ascii=False) + "\n"


def problems(file: CardFile) -> Iterator[Problem]:
    """Where a card does not have the schema's form."""
    known = list(schema()["properties"])
    for error in Draft202012Validator(schema()).iter_errors(file.card):
        if error.validator == "additionalProperties" and not error.path:
            for name in (name for name in file.card if name not in known):
                nearest = get_close_matches(str(name), known, 1)
                meant = f"; did you mean {nearest[0]}?" if nearest else f"; expected one of {', '.join(known)}"
                yield file.at((name,), f"unknown key{meant}", of_key=True)
        elif error.validator == "required":
            missing = re.match(r"'(\w+)'", error.message)
            name = missing[1] if missing else ""
            yield file.whole(f"missing; expected: {meaning(name)}", name)
        else:
            yield file.at(tuple(error.path), _expected(error))


def meaning(name: str) -> str:
    """What a key says, on one line."""
    return " ".join(str(schema()["properties"].get(name, {}).get("description", "")).split()).rstrip(".")


def _expected(error: ValidationError) -> str:
    """What a value should have been and what it is, for a person."""
    template = _EXPECTED.get(str(error.validator))
    said = template.format(_listed(error.validator_value)) if template else error.message
    what = meaning(str(error.path[0])) if error.path else ""
    return f"{said}, not {error.instance!r}" + (f" ({what})" if what else "")


def _listed(wanted: Any) -> str:
    if isinstance(wanted, list):
        return ", ".join(_TYPES.get(str(one), str(one)) for one in wanted if one not in ("null", None))
    return _TYPES.get(str(wanted), str(wanted))
