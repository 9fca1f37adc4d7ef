"""What a page says to machines: the objects of the JSON-LD that is embedded in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml.etree import _Element as Element


@dataclass(frozen=True, kw_only=True)
class Structured:
    """One object of JSON-LD embedded in the page."""

    data: dict[str, Any]
    locator: str
    """Where it stands: `jsonld:0.mainEntity` in the first script of JSON-LD, `state:…` in a page's inline state."""
    source: str = field(repr=False)
    """The raw JSON text it was read from: quotes are taken from it."""


MAX_DEPTH = 5
"""Objects and lists within one another that are looked into."""
_NESTED = ("@graph", "mainEntity", "about", "publisher", "department", "subOrganization", "location", "itemListElement")
"""Keys of JSON-LD objects under which the business itself may stand."""
_OFFERED = ("provider",)
"""Those of a service: who lets it is the business, where a course or an event may be somebody else's."""


def structured(root: Element) -> Iterator[Structured]:
    """Every object of JSON-LD in a tree that says its type, `@graph` and lists unfolded; broken JSON is skipped."""
    for number, script in enumerate(root.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            continue
        source = script.text or ""
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(data, f"jsonld:{number}", source, 0)


def _objects(data: Any, locator: str, source: str, depth: int) -> Iterator[Structured]:
    if depth > MAX_DEPTH:
        return
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _objects(item, f"{locator}[{number}]", source, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield Structured(data=data, locator=locator, source=source)
        for key in (*_NESTED, *(_OFFERED if data.get("@type") == "Service" else ())):
            if key in data:
                yield from _objects(data[key], f"{locator}.{key}", source, depth + 1)
