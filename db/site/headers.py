"""The headers of every response: what browsers may load, guess and keep."""

from __future__ import annotations

from urllib.parse import urlsplit

_POLICY = (
    "default-src 'self'; img-src 'self' data:{tiles}; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": _POLICY.format(tiles=""),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
"""Without a tile server nothing is loaded from another host."""
PAGE_CACHE = "public, max-age=300"
"""A page stands for a build, and the next build is a night away; five minutes keep a switch from being seen late."""
FILE_CACHE = "public, max-age=86400"
"""Style sheets, scripts and the mark carry the version in their address."""


def headers(tiles: str | None) -> dict[str, str]:
    """The headers, with leave to load pictures from the server of the tile address `tiles`."""
    parts = urlsplit(tiles or "")
    if not parts.hostname:
        return HEADERS
    server = f" {parts.scheme}://{parts.netloc.replace('{s}', '*')}"
    return HEADERS | {"content-security-policy": _POLICY.format(tiles=server)}
