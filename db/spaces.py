"""The spaces of a claim store: what all sources say, what people judged, and the identifiers given. One way for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import identifiers, judgements
from db.allot import allotted
from db.atlas import Atlas
from db.attach import is_space
from db.board import Match
from db.evidence import StoredMention
from db.judgements import Judgement, Ruling
from db.resolve import Cluster
from db.siting import streets
from db.store import Store
from db.unite import unite


@dataclass(frozen=True, kw_only=True)
class Spaces:
    """The spaces and how they came about."""

    clusters: list[Cluster]
    """The spaces, each with its identifier."""
    left: list[Cluster]
    """What press and reports name without saying enough for a space; without identifiers."""
    aliases: dict[str, str]
    """By identifier that another one has taken the place of, that other one."""
    matches: list[Match]
    """The decisions by which mentions were taken for one space or for two."""
    judgements: list[Judgement]
    """All judgements, those no longer in force too."""
    ruling: Ruling
    """Those in force."""
    register: identifiers.Register
    """The identifiers with those given now: `db.identifiers.keep` puts them into the store."""
    names: dict[str, str]
    """What a judgement may name, and the key of the mention that it stands for."""
    of_mention: dict[str, str]
    """By mention key, the identifier of its space."""

    def space_of(self, name: str) -> str | None:
        """The identifier of the space that a mention speaks of, or that another identifier stands for."""
        return self.of_mention.get(self.names.get(name, name))


def spaces(
    store: Store,
    atlas: Atlas,
    mentions: Sequence[StoredMention],
    now: str,
    judged: Iterable[Judgement] = (),
    until: str | None = None,
) -> Spaces:
    """The spaces of a store; nothing is written. `judged`: judgements besides those in the store; `now`: UTC.

    `until`: the day (ISO 8601) after which no judgement counts. Raises BadInput when judgements contradict each other
    or name nothing known.
    """
    cards = store.cards()
    register = identifiers.load(store)
    everything = judgements.union(judged, judgements.stored(store))
    names = identifiers.names(register, mentions)
    if until is not None:  # nor does one count that speaks of what was not known yet
        everything = [one for one in everything if one.at[:10] <= until and {one.left, one.right} <= names.keys()]
    ruling = judgements.ruling(everything, names)
    united = unite(mentions, cards, ruling, streets(cards, atlas))
    whole = [cluster for cluster in united.clusters if is_space(cluster)]
    found = identifiers.identify(whole, register, now, is_space)
    return Spaces(
        clusters=allotted(found.clusters, mentions, cards),
        left=[cluster for cluster in united.clusters if not is_space(cluster)],
        aliases=found.aliases,
        matches=united.matches,
        judgements=everything,
        ruling=ruling,
        register=found.register,
        names=names,
        of_mention={member.key: cluster.space_id for cluster in found.clusters for member in cluster.members},
    )


def keep(store: Store, found: Spaces) -> None:
    """Put into the store what was given and judged."""
    identifiers.keep(store, found.register)
    judgements.keep(store, found.judgements)
