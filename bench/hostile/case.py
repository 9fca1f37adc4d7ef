"""The cases of the hostile web, as `cases.yml` tells them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cowcrawl.card import SourceCard

HEALTHY = "healthy"
"""What is said of a run that failed of nothing."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """What one host does, and what is to be recorded of it."""

    name: str
    """Its host is this with `.example` behind it."""
    comes: str
    """What comes from it, in a sentence."""
    pages: Mapping[str, str]
    """By path what is recorded of the page there: read, duplicate, or a word of the vocabulary of failures."""
    run: str
    """What the run failed of, or `healthy`."""
    kind: str = "operator"
    start: str = "/"
    tls: str | None = None
    """For a host that speaks TLS, what its certificate is like."""
    quotes: tuple[str, ...] = ()
    """Words that a claim must quote."""
    asked: int = 0
    """How often it may be asked at most; 0: that is told by its pages."""
    again: Mapping[str, str] = field(default_factory=dict)
    """The same of a second run; empty: there is none."""
    named: bool = True
    """Whether its name is known to the name service."""

    @property
    def host(self) -> str:
        """Its name in the invented web."""
        return f"{self.name}.example"

    def cards(self, port: int, tls_port: int) -> list[SourceCard]:
        """The card of its source; of one that is to be crawled twice a second one for the same host."""
        scheme, at = ("https", tls_port) if self.tls else ("http", port)
        more: dict[str, Any] = (
            {"sitemaps": [f"{scheme}://{self.host}:{at}/sitemap.xml"]} if self.kind == "press" else {}
        )
        return [
            SourceCard(
                id=f"{self.name}{again}",
                name=self.name,
                kind=self.kind,  # type: ignore[arg-type]
                start_urls=[f"{scheme}://{self.host}:{at}{self.start}"],
                hosts=[self.host],
                languages=["en"],
                licence="Invented.",
                robots="Invented.",
                country="BE",
                page_cap=40,
                **more,
            )
            for again in ("", "-again")[: 2 if self.again else 1]
        ]


@cache
def cases() -> tuple[Case, ...]:
    """All cases, in the order of their file."""
    told = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
    return tuple(
        Case(name=name, **{key: tuple(value) if key == "quotes" else value for key, value in said.items()})
        for name, said in told.items()
    )


def fake_address(number: int) -> str:
    """The address that the name service tells of the case at a place in the list: one of the open internet."""
    return f"11.2.0.{number + 1}"


def real_address(fake: str) -> str:
    """Where a host that is told to be at `fake` stands in truth: on this machine."""
    return "127." + fake.removeprefix("11.")


SECRET = "127.2.255.1"
"""Somebody's own network, which nothing may lead into."""
