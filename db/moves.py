"""Which addresses of one site are one house that moved: now, as a page still tells the old one, or before. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cowcrawl.page.role import is_notice, path_segments
from cowcrawl.text import fold
from db.names import name_key

if TYPE_CHECKING:
    from db.evidence import StoredMention
    from db.resolve import Cluster

_ASIDE = re.compile(r"/(?:header|footer|nav)\b")
GENERAL = frozenset(("home", "contact", "about", "prices", "news", "locations"))
"""Pages that tell of a house what is told of it once on a site; of several houses each has some of its own."""


def one_house(clusters: list[Cluster]) -> list[Cluster]:
    """The places of a site; two that no page shows together, in one town and under one name, are one house that moved.

    Each is told on the pages that a site has once, such as home and contact. The one that a page says the house moved
    to comes first; the other stays with it, to be shown as a contradiction.
    """
    if len(clusters) != 2:
        return clusters
    new, old = sorted(clusters, key=lambda cluster: not any(map(_moved_there, cluster.members)))
    told = [member for cluster in clusters for member in cluster.members]
    listing = [member for member in told if member.role == "locations" and not stands_aside(member)]
    named = names_of(new) & names_of(old)
    if not named or not _towns(new) or _towns(new) != _towns(old):
        return clusters
    if len(listing) > 1 or not all(member.alone for member in told) or not all(map(_is_of_site, clusters)):
        return clusters
    new.members += old.members
    return [new]


def _moved_there(member: StoredMention) -> bool:
    """Whether its page says that the house moved to its address: only such an address has words around it."""
    return any(claim.context for claim in member.claims if claim.field == "street")


def _is_of_site(cluster: Cluster) -> bool:
    """Whether an address is the site's, and not one house's of several: on the home page, or on such pages alone."""
    return any(map(_is_home, cluster.members)) or all(map(_is_general, cluster.members))


def _is_home(member: StoredMention) -> bool:
    return member.role == "home" and not path_segments(member.url)


def _is_general(member: StoredMention) -> bool:
    """Whether a page is one that a site has once; an address at its foot may be on any page."""
    once = member.role in GENERAL and len(path_segments(member.url)) <= 1
    return once or member.role == "news" or is_notice(member.url) or stands_aside(member)


def _towns(cluster: Cluster) -> set[str]:
    return {fold(str(town)) for member in cluster.members if (town := member.first("city"))}


def with_former(now: list[Cluster], former: Sequence[Cluster]) -> list[Cluster]:
    """The clusters of a site with what its pages said before: at the same address, before a move, or of one gone."""
    gone: list[Cluster] = []
    for group in former:
        fitting = [one for one in now if one.address and group.address and one.address.same(group.address)]
        if fitting:
            fitting[0].members += group.members if len(fitting) == 1 else []
        else:
            gone.append(group)
    moved = [(group, home) for group in gone if (home := _moved_to(group, now, gone))]
    for group, home in moved:
        home.members += group.members
    left = {id(group) for group, _ in moved}
    return [*now, *(group for group in gone if id(group) not in left)]


def _moved_to(group: Cluster, now: Sequence[Cluster], gone: Sequence[Cluster]) -> Cluster | None:
    """Where a space is now that a site showed at an address it no longer states; None when the site does not say so.

    One space in two places is a move when the site called both by one name, and never showed both addresses at once.
    """
    after = [one for one in now if one.address is None or _begins(one) > _ends(group)]
    one_page = [one for one in after if agree(one, group) and _pages(one) & _pages(group)]
    if len(one_page) == 1:
        return one_page[0]
    if len(now) == 1:
        return after[0] if after and agree(after[0], group) else None
    named = [one for one in now if names_of(one) & names_of(group)]
    alike = [
        one for one in gone if one is not group and names_of(one) & names_of(group) and _ends(one) >= _begins(group)
    ]
    return named[0] if len(named) == 1 and named[0] in after and not alike else None


def agree(one: Cluster, other: Cluster) -> bool:
    """Whether no two names speak against one space."""
    return not names_of(one) or not names_of(other) or bool(names_of(one) & names_of(other))


def names_of(cluster: Cluster) -> set[str]:
    """What its pages call it, in comparable form."""
    return {name_key(str(name)) for member in cluster.members if (name := member.first("name"))}


def _pages(cluster: Cluster) -> set[str]:
    """Addresses of the pages that speak of it alone."""
    return {member.url for member in cluster.members if member.alone}


def _begins(cluster: Cluster) -> str:
    return min(member.first_seen for member in cluster.members)


def _ends(cluster: Cluster) -> str:
    return max(member.last_seen for member in cluster.members)


def stands_aside(member: StoredMention) -> bool:
    """Whether its address stands in the header or the footer, on every page of the site."""
    places = [claim.locator for claim in member.claims if claim.field in ("street", "postal_code")]
    return bool(places) and all(_ASIDE.search(place) for place in places)
