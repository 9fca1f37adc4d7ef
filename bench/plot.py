"""Bullet graphs as SVG: a bar a figure, its spread as a line, and a mark where it ought to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from bench.result import Result

WIDTH, ROW, LABEL, VALUE = 760, 34, 330, 90
"""Of the picture, of a row, of what stands left of the bars and right of them, in pixels."""
_STYLE = (
    "text{font:13px sans-serif;fill:#222}.bar{fill:#3b7ea1}.missed{fill:#c8793a}.spread{stroke:#111;stroke-width:2}"
    ".mark{stroke:#b00020;stroke-width:3}.small{font-size:11px;fill:#555}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.small{fill:#aaa}.spread{stroke:#eee}}"
)


def bullets(results: Sequence[Result]) -> str:
    """The figures one below the other, each on a scale of its own: what is far apart could not be read on one."""
    height = ROW * len(results) + 22
    rows = "".join(_row(number, result) for number, result in enumerate(results))
    legend = "bar: median; black line: lowest to highest; red mark: what is asked"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img"><style>{_STYLE}</style>'
        f'{rows}<text class="small" x="0" y="{height - 6}">{legend}</text></svg>\n'
    )


def _row(number: int, result: Result) -> str:
    low, high, top = min(result.ratios), max(result.ratios), ROW * number
    full = 1.1 * max(high, result.bar or 0.0, 1e-9)
    scale = (WIDTH - LABEL - VALUE) / full

    def x(value: float) -> str:
        return f"{LABEL + value * scale:.1f}"

    def parts() -> Iterator[str]:
        kind = "missed" if result.met is False else "bar"
        yield f'<text x="0" y="{top + 14}">{escape(result.title)}</text>'
        yield f'<text class="small" x="0" y="{top + 27}">{escape(result.ratio_of)}</text>'
        yield (
            f'<rect class="{kind}" x="{LABEL}" y="{top + 6}" width="{result.ratio * scale:.1f}" height="{ROW - 16}"/>'
        )
        middle = top + ROW / 2 - 2
        yield f'<line class="spread" x1="{x(low)}" y1="{middle}" x2="{x(high)}" y2="{middle}"/>'
        if result.bar is not None:
            yield f'<line class="mark" x1="{x(result.bar)}" y1="{top + 2}" x2="{x(result.bar)}" y2="{top + ROW - 6}"/>'
        yield f'<text x="{WIDTH - VALUE + 8}" y="{middle + 5}">{result.ratio:.2f}</text>'

    return "".join(parts())
