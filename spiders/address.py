"""Addresses: what makes two of them the same page, whose they are, and which language they promise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|_hs\w+|hs\w+tracking|matomo_\w+|mtm_\w+|pk_\w+"
    r"|ref|ref_src|referrer|source|sessionid|phpsessid|jsessionid|sid|replytocom|share|print|nocache|cachebuster",
    re.I,
)
"""Parameters that name the visitor or the way here, not the page: of the usual counters, sessions and share links."""

LANGUAGES = frozenset(
    (
        "ar",
        "bg",
        "ca",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "et",
        "eu",
        "fi",
        "fr",
        "ga",
        "gl",
        "hr",
        "hu",
        "is",
        "it",
        "lb",
        "lt",
        "lv",
        "mt",
        "nl",
        "no",
        "pl",
        "pt",
        "ro",
        "ru",
        "sk",
        "sl",
        "sr",
        "sv",
        "tr",
        "uk",
    )
)
"""ISO 639-1 codes that sites in Europe put in front of their paths."""

_INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$", re.I)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?]*", re.I)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_USUAL = re.compile(
    r"https?://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*(?::(?!(?:80|443)(?:/|\Z))(?:[1-9]\d{1,3}|[1-5]\d{4}))?(?:/[\w.~/-]*)?",
    re.ASCII,
)
"""Addresses in which nothing is to be escaped, left out or put in lower case: most are."""
_ROOTED = re.compile(r"/(?!/)")
_ORIGIN = re.compile(r"https?://[^/?#]+", re.I)

remembered = lru_cache(8192)
"""A site's pages link to the same addresses over and over."""


def clean(url: str, base: str = "") -> str | None:
    """`url`, resolved against `base`, as it is asked for: escaped, host in lower case, without fragment or tracking.

    None when it is no http address or cannot be read as one.
    """
    url = url.strip()
    origin = _ORIGIN.match(base) if _ROOTED.match(url) else None
    if origin and "/." not in url and _USUAL.fullmatch(whole := origin[0] + url):
        return whole
    return _cleaned(url, origin[0] if origin else base)  # what starts at the host is the same on all of its pages


@remembered
def _cleaned(url: str, base: str) -> str | None:
    try:
        whole = urljoin(base, url)
        if _USUAL.fullmatch(whole):
            return whole if whole.count("/") > 2 else f"{whole}/"
        parts = urlsplit(safe_url_string(whole))
        if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
            return None
        port = "" if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f":{parts.port}"
    except ValueError:
        return None
    host = parts.hostname.lower().rstrip(".")
    path = _SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, host + port, path, _query(parts.query), ""))


@remembered
def canonical(url: str) -> str:
    """The address a document goes by: `clean`, without the index file's name; `url` itself if it is no http address."""
    cleaned = clean(url)
    if cleaned is None:
        return url
    parts = urlsplit(cleaned)
    return urlunsplit(parts._replace(path=_INDEX.sub("/", parts.path)))


@remembered
def key(url: str) -> str:
    """What all variants of an address share, whatever its scheme, `www.`, last slash and order of parameters."""
    parts = urlsplit(canonical(url))
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    path = parts.path.rstrip("/") or "/"
    return urlunsplit(("", parts.netloc.removeprefix("www."), path, query, ""))


@remembered
def host(url: str) -> str:
    """The host of an address in lower case without `www.`; empty when there is none."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return bare(name)


def bare(name: str) -> str:
    """A host's name in lower case without `www.`: a site answers under both."""
    return name.lower().rstrip(".").removeprefix("www.")


def allowed(url: str, hosts: Iterable[str]) -> bool:
    """Whether an address is an http address on one of `hosts`, with or without `www.`."""
    return host(url) in _bare(tuple(hosts)) and urlsplit(url).scheme in _DEFAULT_PORTS


@remembered
def _bare(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(bare, names))


@remembered
def is_home(url: str) -> bool:
    """Whether an address is a site's entry: nothing but perhaps a language after the host."""
    parts = urlsplit(canonical(url))
    segments = [part for part in parts.path.split("/") if part]
    return not parts.query and (not segments or (len(segments) == 1 and language(url) is not None))


@remembered
def language(url: str) -> str | None:
    """The language an address promises by the start of its path, its `lang` parameter or its subdomain, or None."""
    parts = urlsplit(url)
    first = parts.path.strip("/").split("/")[0]
    asked = dict(parse_qsl(parts.query)).get("lang", "") if parts.query else ""
    subdomain = (parts.hostname or "").split(".")[0] if (parts.hostname or "").count(".") > 1 else ""
    return next((found for found in map(language_code, (first, asked, subdomain)) if found), None)


@remembered
def language_code(tag: str) -> str | None:
    """The ISO 639-1 code of a language tag such as `nl`, `nl-BE` or `fr_FR`; None for anything else."""
    found = re.fullmatch(r"([a-z]{2})(?:[-_][a-z]{2})?", tag.strip(), re.I)
    code = found[1].lower() if found else None
    return code if code in LANGUAGES else None


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not TRACKING.fullmatch(part.split("=")[0])]
    return "&".join(kept)
