"""Where a person judges: the pairs that wait, and each judgement written to file and store, or refused."""

from __future__ import annotations

from pathlib import Path

from db import judgements
from db.atlas import Atlas
from db.evidence import stored_mentions
from db.judgements import Judgement, Verdict, path_between
from db.sides import Question, questions, waiting
from db.spaces import spaces
from db.store import Store


class Desk:
    """An open store with its file of judgements. Raises BadInput when those cannot hold together."""

    def __init__(self, store: Store, atlas: Atlas, path: Path, now: str) -> None:
        """`path`: the file of judgements; `now`: UTC."""
        self._store, self._path = store, path
        self._mentions = stored_mentions(store)
        self._found = spaces(store, atlas, self._mentions, now, judgements.read(path))
        self._all = list(self._found.judgements)
        self._ruling = self._found.ruling

    def waiting(self) -> list[Question]:
        """The pairs that nobody is sure of, those not looked at yet first."""
        return waiting(self._found, self._mentions)

    def decided(self) -> list[Question]:
        """Every decision, by the keys of its mentions."""
        return questions(self._found, self._mentions, self._found.matches)

    def is_settled(self, question: Question) -> bool:
        """Whether judgements say by now, step by step, that a pair is one space."""
        return path_between(self._ruling.edges, question.match.left, question.match.right) is not None

    def judge(self, left: str, right: str, verdict: Verdict, *, by: str, at: str, why: str | None) -> Judgement:
        """Take a judgement: it is in file and store when this returns, or in neither.

        Raises BadInput, with both sides, when it contradicts others or names nothing known.
        """
        record = {"left": left, "right": right, "verdict": verdict, "by": by, "at": at, "why": why}
        new = judgements.checked(record, "this judgement")
        self._ruling = judgements.ruling([*self._all, new], self._found.names)
        self._all = judgements.union(self._all, [new])
        judgements.settle(self._path, self._store, self._all)
        return new
