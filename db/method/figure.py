"""The overlap table as a picture: a row a combination of lists, its lists marked, a bar for its places. SVG, pure.

It is drawn in the colour of the text around it; its title and description say the same in words, and the table stands
beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from db.method.words import WORDS, number

ROW, CELL, BAR, TOP = 24, 26, 260, 96
"""Height of a row, width of a list's column, length of the longest bar, height of the head; all in pixels."""
MOST = 32
"""Combinations that are drawn, the most frequent first; the table has all."""
Combination = tuple[tuple[str, ...], int]


def overlap_figure(combinations: Sequence[Combination], language: str, identifier: str = "overlaps") -> str:
    """The picture in one language; empty when there is nothing to draw."""
    ordered = sorted(combinations, key=lambda one: (-one[1], one[0]))[:MOST]
    if not ordered:
        return ""
    lists = sorted({name for names, _ in combinations for name in names})
    start = 22 + CELL * len(lists)
    width, height = start + BAR + 120, TOP + ROW * len(ordered) + 8
    most = max(count for _, count in ordered)
    parts = [_head(name, at, language) for at, name in enumerate(lists)]
    for row, (names, count) in enumerate(ordered):
        parts.append(_row(names, count, lists, row, start, BAR * count / most, language))
    said = "; ".join(f"{_names(names, language)}: {number(language, count)}" for names, count in ordered)
    title = escape(WORDS.say(language, "overlaps.figure"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" lang="{language}" aria-labelledby="{identifier}-title {identifier}-desc" fill="currentColor" '
        f'font-family="sans-serif" font-size="13"><title id="{identifier}-title">{title}</title>'
        f'<desc id="{identifier}-desc">{escape(said)}</desc><g aria-hidden="true">{"".join(parts)}</g></svg>'
    )


def _head(name: str, at: int, language: str) -> str:
    x = 12 + CELL * at + CELL / 2
    said = escape(WORDS.say(language, f"lists.{name}"))
    return f'<text x="{x:g}" y="{TOP - 10}" transform="rotate(-35 {x:g} {TOP - 10})">{said}</text>'


def _row(
    names: Sequence[str], count: int, lists: Sequence[str], row: int, start: int, length: float, language: str
) -> str:
    y = TOP + ROW * row + ROW / 2
    dots = (
        f'<circle cx="{12 + CELL * at + CELL / 2:g}" cy="{y:g}" r="6"'
        + ("/>" if name in names else ' fill="none" stroke="currentColor" stroke-opacity="0.35"/>')
        for at, name in enumerate(lists)
    )
    bar = f'<rect x="{start}" y="{y - 7:g}" width="{max(length, 1):.1f}" height="14" fill-opacity="0.75"/>'
    label = f'<text x="{start + length + 6:.1f}" y="{y + 4.5:g}">{number(language, count)}</text>'
    return f"{''.join(dots)}{bar}{label}"


def _names(names: Sequence[str], language: str) -> str:
    return " + ".join(WORDS.say(language, f"lists.{name}") for name in names)
