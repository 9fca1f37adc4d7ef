"""What people decided about pairs of mentions: the same space, two spaces, or not to be told yet. Edges of a graph.

As in OpenSanctions' resolver (nomenklatura): an edge is positive, negative or unsure and says who judged, when and why;
spaces are the connected components; a negative edge forbids; nothing is deleted. A later judgement of a pair supersedes
an earlier one, and both are kept: one JSON object a line in a file that git can merge, and a row each in the store.
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, get_args

from cowcrawl.errors import BadInput
from cowcrawl.model import identifier
from db.forest import Forest
from db.store import Store

Verdict = Literal["positive", "negative", "unsure"]
VERDICTS: tuple[str, ...] = get_args(Verdict)
SAYS = {"positive": "are one space", "negative": "are two spaces", "unsure": "cannot be told yet"}
FILE = "judgements.jsonl"
"""Name of the file in the state folder, where no other is named."""
_KEYS = ("left", "right", "verdict", "by", "at", "why")
_HANDLE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])?")
Pair = frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """One edge: what somebody decided about two mentions."""

    left: str
    """A mention's key, or the identifier of a space: then the mention for which it was given."""
    right: str
    """The other one."""
    verdict: Verdict
    """positive: one space; negative: two; unsure: not to be told yet."""
    by: str
    """Who judged: a handle or a role, no person's name."""
    at: str
    """When, UTC, ISO 8601: the later of two judgements of a pair is in force."""
    why: str | None = None
    """The reason, in words."""
    place: str = field(default="", compare=False)
    """Where it is written, for errors."""

    @property
    def judgement_id(self) -> str:
        """Derived from what it says: the same line twice is one judgement."""
        return identifier(*(getattr(self, key) for key in _KEYS))

    def __str__(self) -> str:
        why = f": {self.why}" if self.why else ""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.left} and {self.right} {SAYS[self.verdict]} ({self.by}, {self.at}{why})"


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """The judgements in force, each by its pair of mention keys."""

    edges: Mapping[Pair, Judgement]

    def of(self, verdict: Verdict) -> list[tuple[str, str]]:
        """The pairs judged so, in the order of their keys."""
        return sorted(_ends(pair) for pair, one in self.edges.items() if one.verdict == verdict)

    def on(self, left: Iterable[str], right: Iterable[str]) -> Judgement | None:
        """The newest judgement in force between a mention of the one side and one of the other, if there is any."""
        if not self.edges:
            return None
        others = list(right)
        found = [
            self.edges[pair] for one in left for other in others if (pair := frozenset((one, other))) in self.edges
        ]
        return max(found, key=lambda judgement: (judgement.at, judgement.judgement_id), default=None)


def read(path: Path) -> list[Judgement]:
    """The judgements of a file in its order; none when there is no file. Raises BadInput for a line that is none."""
    if not path.is_file():
        return []
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{path} is not UTF-8 ({error.reason} at byte {error.start}): write it again as UTF-8"
        ) from error
    return [_parsed(line, f"{path}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def write(path: Path, judgement: Judgement) -> None:
    """Add a line to the file, made when it is not there: all of it reaches the disk, or nothing does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    record = {key: getattr(judgement, key) for key in _KEYS}
    line = json.dumps(record, ensure_ascii=False) + "\n"
    with path.open("ab+") as file:
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(-1, os.SEEK_END)
            line = line if file.read(1) == b"\n" else "\n" + line
        try:
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.truncate(path, size)
            raise


def stored(store: Store) -> list[Judgement]:
    """The judgements that the store keeps, the older first."""
    rows = store.rows("SELECT * FROM judgements ORDER BY judged_at, judgement_id")
    return [
        Judgement(
            left=row["left"],
            right=row["right"],
            verdict=row["verdict"],
            by=row["judged_by"],
            at=row["judged_at"],
            why=row["reason"],
            place=str(store.path),
        )
        for row in rows
    ]


def keep(store: Store, judgements: Iterable[Judgement]) -> None:
    """Put judgements into the store; those that it has stay as they are."""
    columns = ("judgement_id", "left", "right", "verdict", "judged_by", "judged_at", "reason")
    rows = [(one.judgement_id, one.left, one.right, one.verdict, one.by, one.at, one.why) for one in judgements]
    store.keep("judgements", columns, rows)


def union(*lists: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of several lists, each once: those of the first list keep their place."""
    return list({one.judgement_id: one for part in reversed(lists) for one in part}.values())


def ruling(judgements: Iterable[Judgement], names: Mapping[str, str]) -> Ruling:
    """What is in force. `names`: by mention key or identifier of a space, the mention key that it stands for.

    Raises BadInput, with both sides, for a judgement that names nothing known, or that contradicts others.
    """
    edges: dict[Pair, Judgement] = {}
    beside: dict[Pair, Judgement] = {}
    for one in sorted(judgements, key=lambda one: (one.at, one.judgement_id)):
        pair = frozenset((_known(one, one.left, names), _known(one, one.right, names)))
        if len(pair) == 1:
            raise BadInput(f"a judgement is about two, this one is about the same mention twice:\n  {one}")
        before = edges.get(pair)
        if before and before.at < one.at:
            beside.pop(pair, None)
        elif before and before.verdict != one.verdict:
            beside[pair] = before
        edges[pair] = one
    for pair, before in beside.items():
        raise BadInput(_contradiction([before], edges[pair]))
    _check(edges)
    return Ruling(edges=edges)


def path_between(edges: Mapping[Pair, Judgement], start: str, end: str) -> list[Judgement] | None:
    """The positive judgements that lead from one mention to another by the shortest way; None when none do."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for pair in sorted((pair for pair, one in edges.items() if one.verdict == "positive"), key=sorted):
        left, right = _ends(pair)
        beside[left].append(right)
        beside[right].append(left)
    came: dict[str, str] = {start: start}
    line = deque([start])
    while line and end not in came:
        at = line.popleft()
        for near in beside[at]:
            if near not in came:
                came[near] = at
                line.append(near)
    if end not in came:
        return None
    steps = []
    while end != start:
        steps.append(edges[frozenset((came[end], end))])
        end = came[end]
    return steps[::-1]


def _check(edges: Mapping[Pair, Judgement]) -> None:
    numbers = {key: at for at, key in enumerate(sorted({key for pair in edges for key in pair}))}
    joined = Forest(len(numbers))
    for pair, one in edges.items():
        if one.verdict == "positive":
            joined.join(*(numbers[key] for key in pair))
    for pair, one in edges.items():
        left, right = _ends(pair)
        if one.verdict == "negative" and joined.lead(numbers[left]) == joined.lead(numbers[right]):
            raise BadInput(_contradiction(path_between(edges, left, right) or (), one))


def _contradiction(one_side: Sequence[Judgement], other: Judgement) -> str:
    lines = "\n".join(f"  {one}" for one in one_side)
    return (
        f"judgements contradict each other. On the one side:\n{lines}\non the other:\n  {other}\n"
        "Nothing was changed. Judge one of these pairs again: of a pair the judgement of the latest date is in force."
    )


def _known(judgement: Judgement, name: str, names: Mapping[str, str]) -> str:
    if name not in names:
        raise BadInput(
            f"a judgement names {name!r}, which is neither the identifier of a space nor the key of a mention "
            f"in the store:\n  {judgement}\n"
            "Nothing was changed. `cowcrawl review matches --all` prints the keys: mend the line, or crawl its source."
        )
    return names[name]


def _parsed(line: str, place: str) -> Judgement:
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadInput(f"{place}: this is no JSON object ({error}); a judgement is one object a line") from error
    if not isinstance(record, dict) or not set(record) <= set(_KEYS):
        more = f" {', '.join(sorted(set(record) - set(_KEYS)))}" if isinstance(record, dict) else ""
        raise BadInput(f"{place}: a judgement has the keys {', '.join(_KEYS)} and no others{more and ':' + more}")
    return checked({**record, "why": record.get("why") or None}, place)


def checked(record: Mapping[str, Any], place: str) -> Judgement:
    """A judgement of these values, each looked at; `place` says where they come from. Raises BadInput."""
    for key in _KEYS[:-1]:
        if not isinstance(record.get(key), str) or not record[key].strip():
            raise BadInput(f"{place}: {key!r} is missing or is no text")
    if record["verdict"] not in VERDICTS:
        raise BadInput(f"{place}: the verdict is {record['verdict']!r}; it must be {', '.join(VERDICTS)}")
    if not _HANDLE.fullmatch(record["by"]):
        raise BadInput(
            f"{place}: {record['by']!r} is no handle: lower-case letters, digits, . _ - and no person's name"
        )
    if not isinstance(record.get("why"), str | None):
        raise BadInput(f"{place}: 'why' is no text")
    _moment(record["at"], place)
    values: dict[str, Any] = {key: record.get(key) for key in _KEYS}
    return Judgement(**values, place=place)


def _moment(text: str, place: str) -> None:
    try:
        sound = datetime.fromisoformat(text) and (len(text) == len("2026-01-31") or text.endswith("Z"))
    except ValueError:
        sound = False
    if not sound:
        raise BadInput(f"{place}: {text!r} is no date or UTC time such as 2026-01-31 or 2026-01-31T09:30:00Z")


def _ends(pair: Pair) -> tuple[str, str]:
    left, right = sorted(pair)
    return left, right


def settle(path: Path, store: Store, judgements: Sequence[Judgement]) -> None:
    """Bring file and store in line: each gets what it lacks of these judgements, and loses nothing."""
    written = {one.judgement_id for one in read(path)}
    for one in judgements:
        if one.judgement_id not in written:
            write(path, one)
    keep(store, judgements)
