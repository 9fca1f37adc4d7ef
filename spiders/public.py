"""Public addresses only: a name that leads into somebody's own network is not followed there.

A link, a redirect or a sitemap may name any host, and a host may tell any address of itself, another each time it is
asked. So the address is judged where it is used: in the answer of the name service that the connection is made to.
Addresses written as numbers are judged there too.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy.crawler import Crawler
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from cowcrawl.card import SourceCard

logger = logging.getLogger(__name__)

_refused: dict[str, str] = {}
"""By name what is said of it: Twisted takes any error of a resolver for an unknown name, and drops its words."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not of this machine, a private network, a link, or a group.

    >>> is_public("192.0.43.8"), is_public("10.0.0.1"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False, False)
    """
    found = ip_address(address.split("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def named_here(cards: Iterable[SourceCard], proxy: str | None) -> list[str]:
    """The hosts that may be anywhere: proxies, and those of this machine or a private network that cards name outright.

    The latter are a maintainer's own test.
    """
    hosts = {_bare(name) for card in cards for name in card.hosts}
    own = {name for name in hosts if name == "localhost" or (_as_ip(name) and not is_public(name))}
    proxies = {urlsplit(address).hostname or "" for address in (proxy or "", *getproxies().values())}
    return sorted((own | proxies) - {""})


def led_astray(message: str) -> str | None:
    """What is said of the name in the message of a failed look-up; None where it is not one that led astray."""
    return next((said for name, said in _refused.items() if name in message), None)


class PublicResolver(CachingThreadedResolver):
    """Scrapy's resolver of names, which gives no address away that is not public, but to names that may have one."""

    private: Collection[str] = ()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """For the names that the settings let lead anywhere."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.private = frozenset(crawler.settings.getlist("COWCRAWL_PRIVATE"))
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Deferred[str]:  # noqa: N802
        """The address of a name, or DNSLookupError."""
        return super().getHostByName(name, timeout).addCallback(self._judged, name)

    def _judged(self, address: str, name: str) -> str:
        if name not in self.private and not is_public(address):
            _refused[name] = f"the host's name leads to {address}, which is no public address"
            logger.warning("%s leads to %s, which is no public address: not asked", name, address)
            raise DNSLookupError(_refused[name])
        return address


def _bare(host: str) -> str:
    """A host without its port and brackets."""
    name, _, port = host.rpartition(":")
    return (name if (port.isdigit() and name.count(":") in (0, 2)) or name.endswith("]") else host).strip("[]")


def _as_ip(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
