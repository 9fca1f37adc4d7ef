"""The inline state of front-end frameworks as blocks: what scripts draw on a page whose own markup says nothing.

A state is JSON in a script element, or plain JSON assigned to a variable of a name that frameworks use. Objects become
containers, strings that people would read become paragraphs, titles among them headings. Addresses, identifiers and
settings are left out. Fragments of HTML inside strings are read as HTML.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element
from lxml.html import fragments_fromstring, html_parser

MIN_VISIBLE = 200
"""Characters of visible text from which a page speaks for itself and no state is read."""
MAX_DEPTH = 40
MAX_STRINGS = 2_000
"""Strings of a page's state that are read."""
MAX_STRING = 5_000
"""Characters of one of them."""
MAX_TITLE = 100
"""Characters of a title."""
PATH = "data-state"
"""Attribute that keeps the path of a string in its state."""

_ASSIGNED = re.compile(
    r"(?:window\.|self\.|var\s+)?(__NUXT__|__INITIAL_STATE__|__PRELOADED_STATE__|__APOLLO_STATE__|__INITIAL_DATA__)"
    r"\s*=\s*(?=[{\[])"
)
_TITLE_KEYS = frozenset("title name heading headline label subtitle titre titel titulo titolo naam nom".split())
_TITLES = ("h2", "h3", "h4", "h5", "h6")
_TEXT = re.compile(r"\s|[€£$@]")
_NO_TEXT = re.compile(r"https?://|//|[./#]\S*$|\{|function\b|[\w-]+(?:\s[\w-]*[:_][\w-]*)+$|[\d\s.,:;TZ+-]*$", re.I)
_MARKUP = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|br|strong|b|em|span|a)\b", re.I)


@dataclass(frozen=True, kw_only=True)
class State:
    """One state: its data, the JSON text it was read from, and where that stands."""

    data: Any
    source: str
    name: str
    """The script's id, the variable's name, or the number of the script."""


def states(root: Element) -> Iterator[State]:
    """The states of a document, in its order; what is no JSON is skipped. JSON-LD is none."""
    for number, script in enumerate(root.iter("script")):
        text, kind = script.text or "", (script.get("type") or "").casefold()
        if "json" in kind:
            if "ld+json" not in kind and (found := _loaded(text, script.get("id") or str(number))):
                yield found
        elif (match := _ASSIGNED.search(text)) and (found := _loaded(text[match.end() :], match[1])):
            yield found


def _loaded(text: str, name: str) -> State | None:
    """The JSON with which a text begins."""
    text = text.lstrip()
    try:
        data, end = json.JSONDecoder(strict=False).raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return State(data=data, source=text[:end], name=name) if isinstance(data, dict | list) else None


def drawn(found: list[State]) -> Element:
    """The states as a document that a reader of pages can read; each paragraph knows its path."""
    root = html_parser.makeelement("html")
    left = [MAX_STRINGS]
    for state in found:
        _draw(state.data, state.name, "", root, 0, left)
    return root


def objects(found: list[State]) -> Iterator[tuple[dict[str, Any], str, str]]:
    """The objects of structured data in the states: each with its path and the JSON text of its state."""
    for state in found:
        for data, path in _typed(state.data, state.name, 0):
            yield data, path, state.source


def _typed(data: Any, path: str, depth: int) -> Iterator[tuple[dict[str, Any], str]]:
    if depth > MAX_DEPTH or not isinstance(data, dict | list):
        return
    if isinstance(data, dict) and "@type" in data:
        yield data, path
    items = data.items() if isinstance(data, dict) else ((str(at), item) for at, item in enumerate(data))
    for name, value in items:
        yield from _typed(value, f"{path}.{name}", depth + 1)


def path_of(element: Element) -> str | None:
    """The path of the string an element was drawn from; None when it was drawn from none."""
    return next((path for node in (element, *element.iterancestors()) if (path := node.get(PATH))), None)


def _draw(data: Any, path: str, key: str, parent: Element, depth: int, left: list[int]) -> None:
    if depth > MAX_DEPTH or left[0] <= 0:
        return
    if isinstance(data, str):
        _draw_text(data, path, key, parent, depth, left)
    elif isinstance(data, dict | list):
        box = etree.SubElement(parent, "div")
        box.set(PATH, _legal(path))
        items = data.items() if isinstance(data, dict) else ((str(at), item) for at, item in enumerate(data))
        titles_first = sorted(items, key=lambda item: item[0].casefold() not in _TITLE_KEYS)
        for name, value in titles_first:
            _draw(value, f"{path}.{name}", name if isinstance(data, dict) else key, box, depth + 1, left)


def _draw_text(text: str, path: str, key: str, parent: Element, depth: int, left: list[int]) -> None:
    title = key.casefold() in _TITLE_KEYS
    if not text.strip() or len(text) > MAX_STRING or not (title or _TEXT.search(text)) or _NO_TEXT.match(text.strip()):
        return
    left[0] -= 1
    heading = title and len(text) < MAX_TITLE
    node = etree.SubElement(parent, _TITLES[min(depth // 2, len(_TITLES) - 1)] if heading else "div")
    node.set(PATH, _legal(path))
    if _MARKUP.search(text):
        _fill(node, text)
    else:
        node.text = _legal(text)


def _fill(node: Element, markup: str) -> None:
    for part in fragments_fromstring(_legal(markup)):
        if isinstance(part, str):
            node.text = part
        else:
            node.append(part)


def _legal(text: str) -> str:
    """`text` without the signs that no document may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", " ", text)


__all__ = ["MIN_VISIBLE", "State", "drawn", "objects", "path_of", "states"]
