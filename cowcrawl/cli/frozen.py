"""Frozen pages: a site's pages as they were saved, with what a person found in them, as the test of how they are read.

A folder holds the pages and `expected.yml`. What is expected is proposed by the reader and counts for nothing until
somebody has compared it with the pages and written `confirmed: true`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from cowcrawl.card import SourceCard
from cowcrawl.extract import Extract
from cowcrawl.extract.output import SPACE_KEYS, as_json
from cowcrawl.model import Document, Kind, Reading, identifier
from cowcrawl.page.content import Content
from cowcrawl.reader import read
from cowcrawl.site_page import SitePage, load, read_with
from pipelines.normalise import normalise
from pipelines.privacy import privacy
from pipelines.validate import validate

EXPECTED = "expected.yml"
SAVED = "2000-01-01T00:00:00Z"
"""When a saved page was fetched, for the stages that want to know: what is read in it does not depend on it."""

_HEAD = """\
# Pages of {name}, saved {day}, and what is read in them.
# Compare every value with its page: take out what the page does not say, add what it says and the reader missed. Then
# write `confirmed: true`. What still differs, the test tells.
"""

_TEST = '''\
"""What is read in the saved pages of {name} is what a person found there."""

from __future__ import annotations

from pathlib import Path

import pytest

from cowcrawl.cli.frozen import Frozen, frozen

HERE = Path(__file__).parent
PAGES = frozen(HERE)


def test_somebody_has_confirmed_what_is_expected() -> None:
    assert PAGES.confirmed, f"compare {{HERE.name}}/expected.yml with the pages, then write `confirmed: true`"


@pytest.mark.parametrize("page", PAGES.pages, ids=lambda page: page.file)
def test_the_page_says_what_is_expected(page: Frozen) -> None:
    assert PAGES.read(page) == page.spaces
'''


@dataclass(frozen=True, kw_only=True)
class Frozen:
    """One saved page."""

    file: str
    """Its file in the folder."""
    url: str
    """The address it was saved from."""
    content_type: str | None = None
    """The Content-Type it was sent with."""
    kind: Kind = "operator"
    """Who speaks on it."""
    spaces: Sequence[Mapping[str, Any]] = ()
    """What it says of each space; keys as in the output of `cowcrawl extract`, those without a value left out."""


@dataclass(frozen=True, kw_only=True)
class FrozenPages:
    """The saved pages of a source."""

    folder: Path
    name: str
    """Name of the source, which a mailbox may bear."""
    country: str | None
    """Country of the source, for its telephone numbers."""
    confirmed: bool
    """Whether a person has compared them with what is expected."""
    page_class: str | None
    """The class that reads them, if the source has one."""
    pages: Sequence[Frozen]

    def read(self, page: Frozen) -> list[dict[str, Any]]:
        """What is read in a page."""
        body = (self.folder / page.file).read_bytes()
        content = Content(body=body, url=page.url, kind=page.kind, content_type=page.content_type, country=self.country)
        own = load(self.page_class, self.folder) if self.page_class else None
        return said(content, self.name, self.country, own)


def frozen(folder: Path) -> FrozenPages:
    """The saved pages in `folder`."""
    told = yaml.safe_load((folder / EXPECTED).read_text("utf-8"))
    pages = [Frozen(**page) for page in told["pages"]]
    confirmed = told["confirmed"] is True
    return FrozenPages(
        folder=folder,
        name=told["name"],
        country=told.get("country"),
        confirmed=confirmed,
        page_class=told.get("page_class"),
        pages=pages,
    )


def said(
    content: Content, name: str, country: str | None, page_class: type[SitePage] | None = None
) -> list[dict[str, Any]]:
    """What a page says of each space, after the stages that every reading of the source passes."""
    extract = read(content)
    if page_class:
        extract = read_with(page_class, content.page, extract)
    document = Document(
        document_id=identifier(content.url),
        source_id="frozen",
        url=content.url,
        requested_url=content.url,
        fetched_at=SAVED,
        outcome="read",
        sha256=sha256(content.body).hexdigest(),
    )
    reading = Reading(document=document, mentions=extract.mentions)
    reading = normalise(privacy(validate(reading), (name,), country), country)
    stored = Extract(language=extract.language, role=extract.role, mentions=reading.mentions)
    spaces = as_json(stored, path="", url=content.url, kind=content.kind)["spaces"]
    return [{key: _plain(space[key]) for key in SPACE_KEYS if space[key] not in (None, [])} for space in spaces]


def save(folder: Path, card: SourceCard, day: str, pages: Iterable[Content]) -> None:
    """Write pages of a source, what is read in them, and their test into a new folder."""
    folder.mkdir(parents=True)
    listed = []
    taken: set[str] = set()
    for page in pages:
        file = _file(page.url, taken)
        (folder / file).write_bytes(page.body)
        entry = {"file": file, "url": page.url, "content_type": page.content_type, "kind": page.kind}
        listed.append({**entry, "spaces": said(page, card.name, card.country)})
    head = {"name": card.name, "country": card.country, "confirmed": False}
    told = yaml.safe_dump({**head, "pages": listed}, sort_keys=False, allow_unicode=True, width=120)
    (folder / EXPECTED).write_text(_HEAD.format(name=card.name, day=day) + told, "utf-8")
    module = re.sub(r"\W", "_", folder.name)
    (folder / f"test_{module}.py").write_text(_TEST.format(name=card.name), "utf-8")


def _file(url: str, taken: set[str]) -> str:
    """A file name of its own for the page at an address."""
    stem = re.sub(r"\W+", "-", re.sub(r"\.\w{2,5}$", "", urlsplit(url).path)).strip("-").lower()[:60] or "home"
    names = (f"{stem}{number or ''}.html" for number in range(len(taken) + 1))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name


def _plain(value: Any) -> Any:
    """A value without its empty parts."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {key: part for key, part in value.items() if part is not None} if isinstance(value, dict) else value


__all__ = ["EXPECTED", "Frozen", "FrozenPages", "frozen", "said", "save"]
