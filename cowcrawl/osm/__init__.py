"""Reads coworking spaces from OpenStreetMap: an extract (PBF, OSM XML) or the answer of an Overpass server.

The data are under the Open Database Licence: what is read here is kept apart from what sources say of spaces.
"""

from __future__ import annotations

from cowcrawl.osm.mapped import LICENCE, TAGS, Element, Mapped, Reading, mapped
from cowcrawl.osm.overpass import read as read_overpass

__all__ = ["LICENCE", "TAGS", "Element", "Mapped", "Reading", "mapped", "read", "read_overpass"]


def read(data: bytes) -> Reading:
    """The coworking spaces in the bytes of an extract or an Overpass answer. Pure.

    Raises BadInput where they are neither, or where osmium (extra `gazetteer`) is needed and not installed.
    """
    if data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return read_overpass(data)
    from cowcrawl.osm.extract import read as read_extract  # only extracts need osmium

    return read_extract(data)
