"""The newest changes as an Atom feed (RFC 4287). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as Xml

from cowcrawl.text import slug
from db.site.words import Words

_ATOM = "http://www.w3.org/2005/Atom"


def atom(changes: Iterable[Mapping[str, Any]], *, address: str, home: str, built_at: str, words: Words) -> bytes:
    """The feed at `address` of changes in words (`db.site.front.told`); `home` is the site's address."""
    Xml.register_namespace("", _ATOM)
    feed = Xml.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.language})
    _add(feed, "id", address)
    _add(feed, "title", f"cowcrawl: {words.say('changes.title')}")
    _add(feed, "updated", built_at)
    _add(feed, "link", rel="self", href=address)
    _add(feed, "link", rel="alternate", href=f"{home}changes")
    _add(_add(feed, "author"), "name", "cowcrawl")
    for change in changes:
        _entry(feed, change, home, words)
    return bytes(Xml.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(feed: Xml.Element, change: Mapping[str, Any], home: str, words: Words) -> None:
    page = f"{home}space/{change['space_id']}"
    unknown = words.say("not_known")
    entry = _add(feed, "entry")
    _add(entry, "id", f"{page}#{change['field']}-{slug(change['item'])}-{change['run_id']}")
    name = change["name"] or change["space_id"]
    _add(
        entry,
        "title",
        f"{name}: {change['sort']}: {change['label']}: {change['before'] or unknown} → {change['after'] or unknown}",
    )
    _add(entry, "updated", _moment(change["run_id"]))
    _add(entry, "link", rel="alternate", href=page)
    if change["quote"]:
        _add(entry, "summary", f"“{change['quote']}” {change['url'] or ''}".strip())


def _moment(run_id: str) -> str:
    """The time at which a run began, which its name tells (20261126T144311Z-…); 1970 where it does not."""
    told = re.match(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z", str(run_id))
    return "{}-{}-{}T{}:{}:{}Z".format(*told.groups()) if told else "1970-01-01T00:00:00Z"


def _add(parent: Xml.Element, name: str, text: str | None = None, **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = str(text) if text is not None else None
    return element
