"""Mentions from JSON lines, field by field: thousands of lines at a time, and line by line where one cannot be read."""

from __future__ import annotations

import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import count
from math import isfinite, nan
from pathlib import Path
from typing import Any, NamedTuple

from cowcrawl.errors import BadInput
from db.ahead import Ahead
from db.mention import FIELDS, TEXTS, Mention

AT_ONCE = 10_000
"""Lines read together: bounds the memory."""
_NUMBERS = {int, float}
_SAID = {str, type(None)}


class Said(NamedTuple):
    """What mentions say, made of nothing but what Python itself knows: so it is read before numpy is loaded."""

    ids: list[str]
    fields: dict[str, tuple[array[int], list[str]]]
    """By name the place of each mention's text in a list of all texts, -1 where it has none; the list is in the order
    of the alphabet."""
    latitude: array[float]
    """NaN where there is no point."""
    longitude: array[float]


class Reading:
    """A file of mentions that is being read: its second half by another process, from now on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._middle = _middle(path)
        self._second = Ahead(partial(_part, path, self._middle, None), alone=not self._middle)

    def result(self) -> list[Said]:
        """What the parts of the file say. Raises BadInput with the line, and what was expected, for what cannot be
        read."""
        try:
            parts = [_part(self._path, 0, self._middle), self._second.result()] if self._middle else []
        except (ValueError, TypeError, ArithmeticError, RecursionError):  # read anew, to say which line and why
            parts = []
        ids = [key for part in parts for key in part.ids]
        return parts if parts and len(set(ids)) == len(ids) else [_one_by_one(self._path)]


def _middle(path: Path) -> int:
    """Where in a file a line near the middle begins; 0 for what is no file, such as a pipe, or has only one line."""
    try:
        if not path.is_file():
            return 0
        with path.open("rb") as file:
            file.seek(path.stat().st_size // 2)
            file.readline()
            return file.tell()
    except OSError as error:
        raise _unreadable(path, error) from error


def _part(path: Path, start: int, end: int | None) -> Said:
    """What the lines between two places say. Raises ValueError and others where any cannot be read."""
    with path.open("rb") as file:
        file.seek(start)
        lines = file.read(-1 if end is None else end - start).split(b"\n")
    return _said(_many(lines))


def _one_by_one(path: Path) -> Said:
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise _unreadable(path, error) from error
    said = _said([[mention._asdict() for mention in _each(path, lines)]])
    if len(set(said.ids)) < len(said.ids):
        _twice(path, lines, said.ids)
    return said


def _unreadable(path: Path, error: OSError) -> BadInput:
    return BadInput(f"{path} cannot be read: {error.strerror or error}")


def _many(lines: Sequence[bytes]) -> Iterator[list[dict[str, Any]]]:
    """The rows of the lines, many at a time. Raises ValueError where one is not plainly one object of known fields."""
    for at in range(0, len(lines), AT_ONCE):
        part = [line for line in lines[at : at + AT_ONCE] if line]
        rows = json.loads(b"[" + b",".join(part) + b"]")
        if len(rows) != len(part) or set(map(type, rows)) - {dict} or set().union(*rows) - FIELDS:
            raise ValueError("not one object of known fields a line")
        yield rows


def _said(parts: Iterable[Sequence[dict[str, Any]]]) -> Said:
    """Rows as columns. Raises ValueError where any cannot be a mention."""
    ids: list[str] = []
    codes: dict[str, array[int]] = {name: array("q") for name in TEXTS}
    numbers: dict[str, defaultdict[Any, int]] = {name: defaultdict(count().__next__) for name in TEXTS}
    latitude, longitude = array("d"), array("d")
    for rows in parts:
        ids += _ids([row.get("id") for row in rows])
        for name in TEXTS:
            codes[name].extend(map(numbers[name].__getitem__, _texts([row.get(name) for row in rows])))
        north, east = [row.get("latitude") for row in rows], [row.get("longitude") for row in rows]
        if [value is None for value in north] != [value is None for value in east]:
            raise ValueError("half a point")
        latitude.extend(_degrees(north, 90))
        longitude.extend(_degrees(east, 180))
    return Said(ids, {name: _ordered(codes[name], list(numbers[name])) for name in TEXTS}, latitude, longitude)


def _ordered(code: array[int], texts: list[str | None]) -> tuple[array[int], list[str]]:
    """The same texts in order, without blanks at their ends, and their new places."""
    bare = [text.strip() if text else "" for text in texts]
    known = sorted({*bare} - {""})
    place = dict(zip(known, range(len(known)), strict=True)) | {"": -1}
    new = list(map(place.__getitem__, bare))
    return array("q", map(new.__getitem__, code)), known


def _ids(values: list[Any]) -> list[str]:
    if set(map(type, values)) - {str, int} or "" in values:
        raise ValueError("no identifier")
    return list(map(str, values))


def _texts(values: list[Any]) -> list[Any]:
    if (kinds := set(map(type, values))) <= _SAID:
        return values
    if kinds - _SAID - _NUMBERS:
        raise ValueError("no text")
    return [value if value is None else str(value) for value in values]


def _degrees(values: list[Any], most: float) -> list[float]:
    told = [value for value in values if value is not None]
    if set(map(type, told)) - _NUMBERS:
        raise ValueError("no number")
    if told and not (-most <= min(told) and max(told) <= most and isfinite(sum(told))):
        raise ValueError("no degrees")
    return [nan if value is None else value for value in values]


def _each(path: Path, lines: Sequence[bytes]) -> Iterator[Mention]:
    """The mention of each line that is not blank. Raises BadInput for the first that is none."""
    for number, line in enumerate(lines, 1):
        if not (line := line.strip()):
            continue
        try:
            yield Mention.of(json.loads(line))
        except (ValueError, RecursionError) as error:
            reason = str(error).split(":")[0] if isinstance(error, ValueError) else "nested too deeply"
            raise BadInput(f"{path}, line {number}: expected one JSON object a line ({reason})") from error
        except BadInput as error:
            raise BadInput(f"{path}, line {number}: {error}") from error


def _twice(path: Path, lines: Sequence[bytes], ids: Sequence[str]) -> None:
    """Raises BadInput for the first identifier that stands in two lines."""
    numbers = (number for number, line in enumerate(lines, 1) if line.strip())
    found: dict[str, int] = {}
    for number, key in zip(numbers, ids, strict=True):
        if key in found:
            raise BadInput(f'{path}, line {number}: the id "{key}" stands in line {found[key]} already')
        found[key] = number
