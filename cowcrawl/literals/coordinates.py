"""Positions in degrees, WGS 84, from text and from map links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_NUMBER = r"(-?\d{1,3}[.,]\d{3,})"
_LABELLED = re.compile(
    rf"\b(?:lat|latitude|breitengrad|breedtegraad|latitud|latitudine)\b\.?\s*[:=]?\s*{_NUMBER}[°\s]*(?:N\b)?[\s|,;/·-]*"
    rf"\b(?:lon|lng|long|longitude|längengrad|lengtegraad|longitud|longitudine)\b\.?\s*[:=]?\s*{_NUMBER}",
    re.I,
)
_PAIR = re.compile(rf"^\s*{_NUMBER}\s*[;,]\s*{_NUMBER}\s*$".replace("[.,]", r"\."))
_DEGREE = r"(-?\d{1,3}\.\d{3,})"
_LINKS = (
    re.compile(rf"!3d{_DEGREE}!4d{_DEGREE}"),
    re.compile(rf"[?&](?:q|query|ll|sll|center|daddr|destination|mlat)=(?:loc:)?{_DEGREE}(?:,\s?|&mlon=){_DEGREE}"),
    re.compile(rf"[?&]marker={_DEGREE},\s?{_DEGREE}"),
    re.compile(rf"^geo:{_DEGREE},{_DEGREE}"),
    re.compile(rf"/maps/(?:place/[^@]*|search/[^@]*)?@{_DEGREE},{_DEGREE}"),
    re.compile(rf"/maps/dir/[^@]*/{_DEGREE},{_DEGREE}(?:/|$)"),
)
_EMBED = re.compile(rf"!2d{_DEGREE}!3d{_DEGREE}")
_LIKELY = re.compile("[mM][aA][pP]|[gG][eE][oO]|[wW][aA][zZ][eE]|%")
"""What every address of a map has in it, or has encoded."""
_MAP_HOST = re.compile(
    r"(?:google\.[a-z.]{2,6}/maps|maps\.google\.|maps\.app|openstreetmap\.org|^geo:|bing\.com/maps|waze\.com)", re.I
)


@dataclass(frozen=True, kw_only=True)
class Position:
    """A position, and the passage that states it."""

    latitude: float
    longitude: float
    start: int
    end: int


def labelled(text: str) -> Position | None:
    """The position that `text` gives with words for latitude and longitude, or None; never raises."""
    hit = _LABELLED.search(text)
    return _position(hit[1], hit[2], hit.start(), hit.end()) if hit else None


def pair(text: str) -> Position | None:
    """The position that `text` is as a whole: latitude, a comma or semicolon, longitude."""
    hit = _PAIR.match(text)
    return _position(hit[1], hit[2], 0, len(text)) if hit else None


def may_lead_to_map(href: str) -> bool:
    """False only for a link, or for several, none of which leads to a map."""
    return _LIKELY.search(href) is not None


def leads_to_map(href: str) -> bool:
    """Whether a link leads to a map, at whatever place."""
    return may_lead_to_map(href) and _MAP_HOST.search(href) is not None


def from_link(href: str) -> Position | None:
    """The position that a link to a map, or the source of an embedded one, points to; None for any other link."""
    if not may_lead_to_map(href) or not _MAP_HOST.search(target := unquote(href)):
        return None
    for form in _LINKS:
        hit = form.search(target)
        if hit:
            return _position(hit[1], hit[2], 0, len(href))
    hit = _EMBED.search(target)
    return _position(hit[2], hit[1], 0, len(href)) if hit else None


def possible(latitude: float, longitude: float) -> bool:
    """Whether there is such a place: within range, and not the 0,0 that stands for an empty form."""
    return abs(latitude) <= 90 and abs(longitude) <= 180 and not (abs(latitude) < 0.5 and abs(longitude) < 0.5)


def _position(latitude: str, longitude: str, start: int, end: int) -> Position:
    return Position(
        latitude=float(latitude.replace(",", ".")), longitude=float(longitude.replace(",", ".")), start=start, end=end
    )
