"""The small Markdown of the notes as HTML that is safe to show: whatever a name of the data holds, it stays text. Pure.

Paragraphs, lists of one level, tables, blocks of code; bold, code and links within a line. A backslash takes the
meaning from the sign behind it; `escaped` sets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
_INLINE = re.compile(
    r"\\(?P<sign>.)|`(?P<code>[^`]+)`|\*\*(?P<bold>.+?)\*\*|\[(?P<said>(?:\\.|[^\]\\])+)\]\((?P<url>[^()\s]+)\)"
)
_CELL = re.compile(r"(?<!\\)\|")


def escaped(text: str) -> str:
    """A text of the data with no sign left that Markdown would read, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(str(text).split()))


def html(text: str, base: str = "") -> Markup:
    """The HTML of some Markdown; `base` is put before addresses of the site itself, such as `/fr`."""
    return Markup("\n".join(_blocks(text)).replace('<a href="/', f'<a href="{escape(base)}/'))


def _blocks(text: str) -> Iterator[str]:
    for fenced, block in _split(text):
        lines = block.splitlines()
        if fenced:
            yield f'<pre tabindex="0"><code>{escape(block)}</code></pre>'
        elif lines[0].startswith("- "):
            yield "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
        elif lines[0].startswith("|"):
            yield _table(lines)
        else:
            yield f"<p>{_inline(' '.join(lines))}</p>"


def _split(text: str) -> Iterator[tuple[bool, str]]:
    """The blocks of a text, and whether each is code."""
    for number, piece in enumerate(re.split(r"^```.*\n?", text, flags=re.MULTILINE)):
        if number % 2:
            yield True, piece.rstrip("\n")
        else:
            for empty, lines in groupby(piece.splitlines(), key=lambda line: not line.strip()):
                if not empty:
                    yield False, "\n".join(line.strip() for line in lines)


def _table(lines: Sequence[str]) -> str:
    head, rule, *rows = [_cells(line) for line in lines]
    right = [cell.strip().endswith(":") for cell in rule]

    def row(cells: Sequence[str], tag: str) -> str:
        scope = ' scope="col"' if tag == "th" else ""
        marked = (
            f"<{tag}{scope}{' class=number' if to_right else ''}>{_inline(cell)}</{tag}>"
            for cell, to_right in zip(cells, right, strict=True)
        )
        return f"<tr>{''.join(marked)}</tr>"

    body = "".join(row(cells, "td") for cells in rows)
    return f'<div class="table" tabindex="0"><table><thead>{row(head, "th")}</thead><tbody>{body}</tbody></table></div>'


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(line.strip())[1:-1]]


def _inline(text: str) -> str:
    found, at = [], 0
    for hit in _INLINE.finditer(text):
        found.append(escape(text[at : hit.start()]))
        at = hit.end()
        if hit["sign"]:
            found.append(escape(hit["sign"]))
        elif hit["code"]:
            found.append(f"<code>{escape(hit['code'])}</code>")
        elif hit["bold"]:
            found.append(f"<strong>{_inline(hit['bold'])}</strong>")
        elif hit["url"].startswith(("https://", "http://", "/", "#")):
            found.append(f'<a href="{escape(hit["url"])}">{_inline(hit["said"])}</a>')
        else:
            found.append(_inline(hit["said"]))
    return "".join([*found, escape(text[at:])])
