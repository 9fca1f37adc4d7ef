"""What mentions say, field by field: each text once, and by mention which of the texts it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from db.match.table import NONE, Floats, Ints
from db.mention import TEXTS, Mention
from db.mention_lines import Said

NOWHERE = 1e3
"""A degree that no point has: where a mention has none."""


class Field(NamedTuple):
    """One field of all mentions."""

    code: Ints
    """By mention the place of its text in `texts`, NONE where it says nothing."""
    texts: list[str]
    """Each once, in the order of the alphabet."""

    @classmethod
    def of(cls, values: Iterable[str | None]) -> Field:
        """The field of texts whose ends may be blank."""
        bare = [value.strip() if value else "" for value in values]
        known = sorted({*bare} - {""})
        place = dict(zip(known, range(len(known)), strict=True))
        return cls(np.fromiter((place.get(text, NONE) for text in bare), np.int64, len(bare)), known)

    @classmethod
    def joined(cls, parts: Sequence[tuple[Any, list[str]]]) -> Field:
        """The field of the mentions of several parts, each with the place of its text in a list in order."""
        known = list(dict.fromkeys(sorted(chain.from_iterable(texts for _, texts in parts))))
        place = dict(zip(known, range(len(known)), strict=True))
        codes = [np.frombuffer(code, np.int64) for code, _ in parts]
        if len(parts) == 1:
            return cls(codes[0], known)
        new = [np.array([*map(place.__getitem__, texts), NONE]) for _, texts in parts]
        return cls(np.concatenate([number[code] for number, code in zip(new, codes, strict=True)]), known)

    def some(self, chosen: Ints) -> Field:
        """The field of some mentions."""
        code = self.code[chosen]
        said = np.flatnonzero(np.bincount(code[code >= 0], minlength=len(self.texts)))
        if len(said) == len(self.texts):
            return Field(code, self.texts)
        place = np.full(len(self.texts) + 1, NONE)
        place[said] = np.arange(len(said))
        return Field(place[code], [self.texts[at] for at in said.tolist()])


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Mentions by field."""

    ids: list[str]
    fields: dict[str, Field]
    """By name: TEXTS and `map_street`."""
    latitude: Floats
    """NaN where there is no point."""
    longitude: Floats

    @classmethod
    def of(cls, mentions: Sequence[Mention]) -> Columns:
        """The columns of mentions, in their order."""
        by_field = dict(zip(Mention._fields, zip(*mentions, strict=True), strict=True)) if mentions else {}
        return cls(
            ids=list(by_field.get("id", ())),
            fields={name: Field.of(by_field.get(name, ())) for name in (*TEXTS, "map_street")},
            latitude=_degrees(by_field.get("latitude", ())),
            longitude=_degrees(by_field.get("longitude", ())),
        )

    @classmethod
    def said(cls, parts: Sequence[Said]) -> Columns:
        """The columns of mentions that were read from the parts of a file."""
        ids = [key for part in parts for key in part.ids]
        return cls(
            ids=ids,
            fields={name: Field.joined([part.fields[name] for part in parts]) for name in TEXTS}
            | {"map_street": Field(np.full(len(ids), NONE), [])},
            latitude=np.concatenate([np.frombuffer(part.latitude) for part in parts]),
            longitude=np.concatenate([np.frombuffer(part.longitude) for part in parts]),
        )

    def distinct(self, apart: frozenset[str] = frozenset()) -> tuple[Columns, Ints]:
        """One mention for each content, in the order of the contents, and by mention the place of its content.

        `apart` names mentions that stand for themselves even where others say the very same.
        """
        own = np.full(len(self.ids), NONE)
        alone = sorted(at for at, key in enumerate(self.ids) if key in apart) if apart else []
        own[alone] = np.argsort(np.argsort([self.ids[at] for at in alone]))
        keys = [
            *_packed([(field.code, len(field.texts)) for field in self.fields.values()]),
            *(np.where(np.isnan(part), NOWHERE, part) for part in (self.latitude, self.longitude)),
            own,
        ]
        order = np.lexsort(keys[::-1])
        fresh = np.zeros(len(order), bool)
        fresh[:1] = True
        for key in keys:
            fresh[1:] |= np.diff(key[order]) != 0
        place = np.empty(len(order), np.int64)
        place[order] = np.cumsum(fresh) - 1
        return self._some(order[fresh]), place

    def _some(self, chosen: Ints) -> Columns:
        return replace(
            self,
            ids=[],
            fields={name: field.some(chosen) for name, field in self.fields.items()},
            latitude=self.latitude[chosen],
            longitude=self.longitude[chosen],
        )


def _degrees(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], float)


def _packed(codes: Sequence[tuple[Ints, int]]) -> Iterable[Ints]:
    """Columns put into fewer, so many in one number as it holds, in the same order."""
    room, packed = 1, None
    for code, size in codes:
        if packed is None or room * (size + 1) >= 1 << 62:
            if packed is not None:
                yield packed
            room, packed = 1, np.zeros(len(code), np.int64)
        room *= size + 1
        packed = packed * (size + 1) + code + 1
    if packed is not None:
        yield packed
