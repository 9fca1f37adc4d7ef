"""Labelled lines: "Adres: Keizersgracht 1", "Surface   450 m²", a label on a line of its own and its value below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from cowcrawl.report.lines import Line
from cowcrawl.report.mapped import Mapped, joined
from cowcrawl.report.names import concepts, meant, words_of
from cowcrawl.text import fold

UNKNOWN = "unknown"
"""A label that no word of the vocabulary fits: it ends the value before it."""
IGNORED = "ignored"
"""A known label of what is not kept."""
MAX_LABEL = 8
"""Words of a label at most."""
MAX_VALUE = 5
"""Printed lines of a value at most."""

_COLON = re.compile(r"[\W_]{0,6}(?P<label>[^\W_][^:：|\t]{0,60}?)\s*[:：]\s*(?P<value>\S.*)?")
_PARTED = re.compile(r"[\W_]{0,6}(?P<label>[^\W_]\S*(?: \S+){0,7})(?:\t|\s{2,}|\s?\|\s?)\s*(?P<value>\S.*)")
_SEAM = re.compile(r"(?:\s{2,}|\t|\s?[|•·;]\s?|\s–\s)(?=(?P<label>[^\W\d_][^:|\t]{0,40}?)\s?[:：])")
_BRACKETS = re.compile(r"\([^)]*\)")
_ADDRESS = re.compile(r"https?$|^\d+$|\d\d$", re.I)
WEBSITE = re.compile(r"(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/[^\s,;)]*)?", re.I)
"""The address of a website as reports print it."""
_BROKEN = re.compile(r"[^\W\d_]-$")


@dataclass(frozen=True)
class Label:
    """A label and its value."""

    kind: str
    """The concept the label stands for, `ignored` or `unknown`."""
    index: int
    """Index of its line among those of the report."""
    last: int
    """Index of the last line of its value."""
    words: Mapped
    """Label and value as printed."""
    value: Mapped
    """The value, over its lines."""
    first: Mapped
    """The value as far as it stands on the first line."""


def parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those with several labels cut before each: "Adres: Kade 1 | Opening: 2015"."""
    return [piece for line in lines for piece in _pieces(line)]


def _pieces(line: Line) -> list[Line]:
    cuts = [hit.end() for hit in _SEAM.finditer(line.text) if exactly(hit["label"])]
    if not cuts or not _COLON.match(line.text):
        return [line]
    bounds = [0, *cuts, len(line.text)]
    parts = [line.words[start:end] for start, end in pairwise(bounds)]
    return [
        Line(line.number, part[: len(part.text.rstrip(" \t|•·–;,"))].strip(), line.gap if number == 0 else 0)
        for number, part in enumerate(parts)
    ]


def labels(lines: Sequence[Line]) -> list[Label]:
    """The labelled lines, in reading order."""
    found: list[Label] = []
    index = 0
    while index < len(lines):
        label = _label(lines, index)
        if label:
            found.append(label)
        index = label.last + 1 if label and label.kind not in (UNKNOWN, IGNORED) else index + 1
    return found


@lru_cache(8192)
def exactly(label: str) -> str | None:
    """The concept that a label is a phrase of, letter by letter, or None."""
    said = fold(_BRACKETS.sub(" ", label))
    return next((kind for kind in _kinds() if kind in meant("report_fields", said, tolerant=False)), None)


@lru_cache(8192)
def kind_of(label: str) -> str | None:
    """The concept a label stands for, or None when none fits."""
    said = fold(_BRACKETS.sub(" ", label))
    words = said.split()
    if not words or len(words) > MAX_LABEL:
        return None
    if kind := exactly(label):
        return kind
    if near := meant("report_fields", said):
        return next((kind for kind in _kinds() if kind in near), None)
    counted = next((said[len(word) + 1 :] for word in _counting() if said.startswith(f"{word} ")), None)
    if counted:
        return next((kind for kind in ("occupants", "desks") if counted in words_of("report_fields", kind)), IGNORED)
    if words[0] in words_of("report_cards", "kind") or len(words) < 2:
        return None
    for kind in ("opening_date", "contract", "address", "area_m2", "former_use"):
        tails = (" ".join(words[-length:]) for length in range(1, min(3, len(words)) + 1))
        if any(tail in words_of("report_fields", kind) for tail in tails):
            return kind
    return None


def is_label(text: str) -> bool:
    """Whether a line is nothing but a label, or opens with one."""
    match = _COLON.fullmatch(text)
    return (kind_of(match["label"]) if match else exactly(text)) is not None


def _label(lines: Sequence[Line], index: int) -> Label | None:
    words = lines[index].words
    match = _COLON.fullmatch(words.text)
    if match and not _ADDRESS.search(match["label"]) and not (match["value"] or "").startswith("//"):
        kind = kind_of(match["label"]) or (UNKNOWN if _may_be_label(match["label"]) else None)
    else:
        match = _PARTED.fullmatch(words.text)
        kind = exactly(match["label"]) if match else None
    if kind is None:
        return _above(lines, index)
    assert match
    if not match["value"]:
        return _above(lines, index)
    value = words[slice(*match.span("value"))]
    last, whole = _whole(lines, index, value)
    return Label(kind, index, last, joined([words[: match.start("value")], whole]), whole, value)


def _may_be_label(text: str) -> bool:
    """Whether words before a colon may be a label that is not known; the number of a card is none."""
    words = text.split()
    numbered = fold(" ".join(words[:-1])) in words_of("report_cards", "number") and words[-1][:1].isdigit()
    return len(words) <= MAX_LABEL and not numbered


def _above(lines: Sequence[Line], index: int) -> Label | None:
    """A label on a line of its own, with its value on the line below."""
    said = lines[index].text.rstrip(" :：")
    kind = exactly(said) if len(said) <= 40 else None
    if kind is None or index + 1 >= len(lines) or lines[index + 1].gap > 1 or is_label(lines[index + 1].text):
        return None
    value = lines[index + 1].words
    last, whole = _whole(lines, index + 1, value)
    return Label(kind, index, last, joined([lines[index].words, whole], " "), whole, value)


def _whole(lines: Sequence[Line], index: int, value: Mapped) -> tuple[int, Mapped]:
    """A value with the lines that go on with it, and the index of the last of them."""
    last = index
    while last + 1 < len(lines) and last - index + 1 < MAX_VALUE and _goes_on(value.text, lines[last + 1]):
        last += 1
        broken = _BROKEN.search(value.text) and lines[last].text[:1].islower()
        value = (
            joined([value[: len(value.text) - 1], lines[last].words])
            if broken
            else joined([value, lines[last].words], " ")
        )
    return last, value.collapsed()


def _goes_on(value: str, following: Line) -> bool:
    """Whether a value runs on in the line below it: its brackets are open, or it ends or goes on as no value does."""
    if following.gap or is_label(following.text) or _COLON.fullmatch(following.text):
        return False
    if WEBSITE.fullmatch(following.text):
        return False
    open_ended = value.count("(") > value.count(")") or value[-1:] in ",-–&/;:"
    return open_ended or following.text[:1].islower()


@cache
def _kinds() -> tuple[str, ...]:
    """The concepts in the order in which a label that fits several is taken."""
    order = ("address", "opening_date", "area_m2", "occupants", "website", "operator", "contract")
    rest = [kind for kind in concepts("report_fields") if kind not in (*order, "tenant", "count", "location")]
    return (*order, *rest, "location")


@cache
def _counting() -> tuple[str, ...]:
    return tuple(sorted(words_of("report_tables", "counting"), key=len, reverse=True))
