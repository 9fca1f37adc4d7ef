"""What tag and attributes of an element tell of its text: whether it is seen, where it stands, that it is a title."""

from __future__ import annotations

import re
from typing import Literal

from lxml.etree import _Element as Element

from cowcrawl.literals.words import has_digit

Region = Literal["main", "header", "footer", "nav"]
Marks = Literal["", "placed", "hidden"]

MAX_TITLE = 120
"""Characters of a heading all of whose blocks are headings."""
BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
"""Elements whose text stands apart from that around them."""
LANDMARKS = frozenset("nav header footer".split())
_TELLING = frozenset("class id style role hidden aria-hidden".split())
TITLED = ("div", "p", "button")
"""Elements that can be set as a title."""
MAX_BOLD = 60
"""Characters of a line in bold that titles what stands below."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through)", re.I)
_ICON = re.compile(r"(?<!\S)material-(?:icons|symbols)(?:-(?:outlined|rounded|round|sharp|two-tone))?(?!\S)")
"""Of a font that draws a word as a picture ("done", "check_circle"): nobody sees the word."""
_STRUCK = re.compile(
    r"(?<!\S)(?:(?:text-decoration-)?line-through|\S*(?<![^\s_-])(?:(?:old|original|was)-price|price-(?:old|was)))(?!\S)"
)
"""A price that no longer holds, by the classes that style sheets strike it through with."""
_FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])")
_OWN_FOOTER = re.compile(
    r"(?:box|card|entry|item|modal|panel|plan|post|price|pricing|product|table|tile)(?:-|_|__)footer(?=$|[\s_-])"
)
"""Of a card or a table, not of the page."""
_LARGE = frozenset(
    "h1 h2 h3 h4 h5 h6 display-1 display-2 display-3 display-4 display-5 display-6 fs-1 fs-2 fs-3 fs-4 text-xl "
    "text-2xl text-3xl text-4xl text-5xl text-6xl text-7xl text-8xl text-9xl".split()
)
"""Classes of usual style sheets that set a text as large as a title."""
_TITLE_CLASS = re.compile(r"(?<![^\s_-])(?<!(?:sub|pre)[_-])(?<!over[_-])(?:title|heading|headline|name)(?![^\s_-])")
"""What style sheets call titles, in lower case; "sub-title" is what stands below one."""
_UNFOLDS = frozenset(("aria-expanded", "aria-controls"))
_UNFOLDING = re.compile(r"(?<![^\s_-])(?:accordion|collaps(?:e|ible)|toggle|expand(?:er)?)(?![^\s_-])", re.I)
"""What buttons are called that show and hide what stands below them."""
_MENU = re.compile(r"dropdown|nav|menu|carousel|modal|(?<![^\s_-])tabs?(?![^\s_-])", re.I)
"""What those are called that open a menu, or one of several panels that stand elsewhere."""


def marks_of(node: Element) -> Marks:
    """What the attributes of an element tell: that nobody sees it, a banner about cookies being out of sight too, or
    that they may say in which part of the page it stands."""
    told: Marks = ""
    for name, value in node.items():
        if name not in _TELLING:
            continue
        if name == "class" or name == "id":
            marks = value.lower()
            if "footer" in marks:
                told = "placed"
            asks = "cookie" in marks or "consent" in marks or "gdpr-banner" in marks
            if (asks and node.tag not in ("html", "body")) or ("material-" in marks and _ICON.search(marks)):
                return "hidden"
            if ("line-through" in marks or "price" in marks) and _STRUCK.search(marks):
                return "hidden"
        elif name == "style":
            if _HIDDEN.search(value):
                return "hidden"
        elif name == "role":
            told = "placed"
        elif name == "hidden" or value == "true":
            return "hidden"
    return told


def looks_titled(node: Element) -> bool:
    """Whether an element is set as a title and no more: by its class, all in bold, or as a button that unfolds."""
    if node.tag == "button" or _is_bold(node):
        return True
    return (
        _calls_title(node.get("class") or "")
        and BLOCK_TAGS.isdisjoint([child.tag for child in node])
        and _is_short(node)
    )


def _calls_title(called: str) -> bool:
    """Whether a class calls what has it a title, or sets it as large as one."""
    marks = called.lower()
    if not _LARGE.isdisjoint(marks.split()):
        return True
    hinted = "title" in marks or "head" in marks or "name" in marks  # most are not, and a pattern costs more
    return hinted and _TITLE_CLASS.search(marks) is not None


def unfolds(button: Element) -> bool:
    """Whether a button shows and hides what stands below it, and so is its title: "Meeting rooms" of an accordion."""
    told = " ".join(button.values())
    unfolding = not _UNFOLDS.isdisjoint(button.keys()) or _UNFOLDING.search(told)
    return bool(unfolding) and not _MENU.search(told) and _is_short(button)


def _is_short(node: Element) -> bool:
    """Whether the text of an element is no longer than a title may be."""
    length = 0
    for text in node.itertext():
        length += len(text.strip())
        if length > MAX_TITLE:
            return False
    return True


def in_title(node: Element) -> bool:
    """Whether a block stands in a heading that is no more than a title: an unclosed one may hold half a page."""
    return _is_short(next(node.iterancestors(*HEADINGS, "summary")))


def region_of(node: Element, where: Region) -> Region:
    """The part of the page that an element is in, by its tag, role and name; `where` is that of what holds it."""
    tag = node.tag
    role = (node.get("role") or "").casefold()
    if tag == "nav" or role in ("navigation", "menu", "menubar"):
        return "nav"
    if where == "nav":
        return where
    if tag == "footer" or role == "contentinfo":
        return "footer" if node.getparent() is None or not _in_article(node) else where
    if tag == "header" or role == "banner":
        return "header" if not _in_article(node) else where
    if where == "main":
        marks = f"{node.get('id') or ''} {node.get('class') or ''}".lower()
        return "footer" if "footer" in marks and _FOOTER.search(_OWN_FOOTER.sub("", marks)) else where
    return where


def _in_article(node: Element) -> bool:
    return any(parent.tag in ("article", "main", "section") for parent in node.iterancestors())


def _is_bold(node: Element) -> bool:
    """Whether a short text in bold that is no sentence and counts nothing is all of an element."""
    if len(node) != 1 or node[0].tag not in ("b", "strong") or f"{node.text or ''}{node[0].tail or ''}".strip():
        return False
    text = "".join(node[0].itertext()).strip()
    return len(text) <= MAX_BOLD and not text.endswith((".", "!", "?", ",")) and not has_digit(text)
