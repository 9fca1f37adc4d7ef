"""A site under test: addresses in, answers out."""

from __future__ import annotations

import asyncio
import html
import re
from pathlib import Path
from typing import Any

import httpx

from db.serve import site_of
from db.site.languages import Languages


class Site:
    """The site of the build in `folder`, in every language, without a server between."""

    def __init__(self, folder: Path) -> None:
        self.app: Languages = site_of(folder)
        self.datasette = self.app.sites["en"]

    def get(self, path: str, **headers: str) -> httpx.Response:
        """The answer at `path`."""
        return asyncio.run(self._get(path, headers))

    def text(self, path: str) -> str:
        """The page as a reader sees it: tags left out, white space collapsed."""
        return seen(self.get(path).text)

    async def _get(self, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.get(path, headers=headers)

    def rows(self, sql: str, **parameters: Any) -> list[list[Any]]:
        """What a query of one's own finds."""
        answer = self.get(f"/cowcrawl.json?{httpx.QueryParams(sql=sql, _shape='arrays', **parameters)}")
        assert answer.status_code == 200, answer.text
        found: list[list[Any]] = answer.json()["rows"]
        return found


def seen(page: str) -> str:
    """The words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())
