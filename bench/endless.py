"""`make endless`: pieces of pages, repeated, nested or left open, and whether reading takes more than twice as long for
twice as much.

The pieces are any elements of any pages: a page that hurts is not one that somebody thought of. Whoever has real pages
gives them (`python -m bench.endless PAGE...`); without, those of the sample web are taken. What is found belongs into
`tests/test_endless.py`, as small as it still hurts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import process_time

from lxml import etree, html

from cowcrawl.extract.read import read
from cowcrawl.page import Page

SAMPLE = Path(__file__).parent.parent / "sample" / "web"
URL = "https://tin-kettle.example.be/prices/"
SIZE = 60_000
"""Bytes of the smaller page; the other has twice as many."""
GROWTH = 2.6
"""How many times as long the larger page may take: twice, and what a busy machine adds ..."""
SLACK_S = 0.25
"""... if it takes longer than these seconds of processor time."""
LONGEST_S = 1.0
"""Seconds that no page of this size may take."""
LONGEST_PIECE = 3_000
"""Characters of each of two pieces that take turns."""
BEDS = "div li table><tr><td h2 dl><dd section p b span details select><option".split()
"""What a piece may lie in, each time in one more."""
HEAD = "<html><body>"

Filled = Callable[[int], str]
"""A body of at least so many characters."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """A piece that takes too long, with seconds by size, or that breaks the reader."""

    page: str
    way: str
    piece: str
    seconds: tuple[float, ...]
    error: str = ""

    def line(self) -> str:
        """For the terminal."""
        took = self.error or " s, ".join(f"{one:.2f}" for one in self.seconds) + " s"
        return f"{took}\t{self.way}\t{self.page}\t{self.piece[:120]!r}"


def search(random: Random, pages: Sequence[Path], tries: int, reader: Callable[[Page], object]) -> Iterator[Found]:
    """What hurts among so many pieces of pages."""
    for _ in range(tries):
        path = random.choice(pages)
        pieces = _elements(path.read_bytes())
        if pieces:
            way = random.choice(list(WAYS))
            piece, filled = WAYS[way](random, pieces)
            yield from _tried(reader, filled, Found(page=str(path), way=way, piece=piece, seconds=()))


def _elements(body: bytes) -> list[str]:
    """The source of each element of a page, with the text behind it."""
    try:
        root = html.fromstring(body)
    except (etree.ParserError, ValueError):
        return []
    seen = (element for element in root.iter() if isinstance(element.tag, str))
    sources = (html.tostring(one, encoding="unicode") for one in seen if one.tag not in ("html", "head", "style"))
    return [source for source in sources if len(source) > len("<p>")]


def _tried(reader: Callable[[Page], object], filled: Filled, found: Found) -> Iterator[Found]:
    """`found` with what went wrong; a page that was slow once is read again."""
    for _ in range(2):
        try:
            small, large = (_seconds(reader, HEAD + filled(size)) for size in (SIZE, 2 * SIZE))
        except Exception as error:  # whatever it is, it is what is looked for
            yield Found(page=found.page, way=found.way, piece=found.piece, seconds=(), error=repr(error))
            return
        if large < LONGEST_S and (large < SLACK_S or large < GROWTH * small):
            return
    yield Found(page=found.page, way=found.way, piece=found.piece, seconds=(small, large))


def _seconds(reader: Callable[[Page], object], body: str) -> float:
    page = Page(body.encode(), url=URL)
    start = process_time()
    reader(page)
    return process_time() - start


def _again(piece: str) -> Filled:
    return lambda size: piece * (size // len(piece) + 1)


def _repeated(random: Random, pieces: Sequence[str]) -> tuple[str, Filled]:
    piece = random.choice(pieces)
    return piece, _again(piece)


def _left_open(random: Random, pieces: Sequence[str]) -> tuple[str, Filled]:
    piece = random.choice(pieces)
    piece = piece[: random.randrange(2, len(piece))]
    return piece, _again(piece)


def _nested(random: Random, pieces: Sequence[str]) -> tuple[str, Filled]:
    piece = f"<{random.choice(BEDS)}>{random.choice(pieces)}"
    return piece, _again(piece)


def _in_turns(random: Random, pieces: Sequence[str]) -> tuple[str, Filled]:
    piece = "".join(random.choice(pieces)[:LONGEST_PIECE] for _ in range(2))
    return piece, _again(piece)


WAYS = {"repeated": _repeated, "left open": _left_open, "nested": _nested, "in turns": _in_turns}


def main() -> None:
    """Print what hurts; exit code 1 if anything does."""
    parser = argparse.ArgumentParser(prog="python -m bench.endless", description=__doc__)
    parser.add_argument("page", nargs="*", type=Path, help="files of HTML; those of the sample web when none is named")
    parser.add_argument("--tries", type=int, default=300, help="pieces to try")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other pieces")
    parser.add_argument("--keep", type=Path, help="a folder for the pieces that hurt")
    options = parser.parse_args()
    number = 0
    for number, found in enumerate(search(Random(options.seed), options.page or _sample(), options.tries, read), 1):
        print(found.line(), flush=True)
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / f"{options.seed}-{number}.html").write_text(found.piece, "utf-8")
    print(f"{number} of {options.tries} pieces take too long or break the reader")
    sys.exit(1 if number else 0)


def _sample() -> list[Path]:
    return sorted(SAMPLE.rglob("*.htm*"))


if __name__ == "__main__":
    main()
