"""Show the newest build with Datasette, in three languages."""

from __future__ import annotations

import contextlib
import os
import socket
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

from cowcrawl.errors import ServeError
from db.site.current import Current
from db.site.languages import App, Languages
from db.site.metadata import DATABASE, Fixed, counts, metadata, whole
from db.site.words import LANGUAGES

SITE = Path(__file__).with_name("site")
TILES = "COWCRAWL_TILES"
"""Environment variable: the address of a tile server, with {z}, {x} and {y} in it, for a map with streets."""
TILES_CREDIT = "COWCRAWL_TILES_CREDIT"
"""Environment variable: whom the tile server wants named."""
SETTINGS = {
    # Suggesting facets makes a page of a table 10 to 50 times slower; those worth having are in the metadata.
    "suggest_facets": False,
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 500,
    "truncate_cells_html": 400,
    # The file of a build is made to be taken away and cited.
    "allow_download": True,
    # CSV is streamed by a plugin of ours (db/site/plugins/tables.py): Datasette's own stops with an error line under
    # HTTP 200, and takes many queries where one does.
    "allow_csv_stream": False,
    "default_cache_ttl": 300,
}


def serve(var: Path, port: int = 8001, host: str = "127.0.0.1") -> int:
    """Show the build that `var`/current points to until interrupted; 0 when it ends, ServeError when it cannot begin.

    A newer build is shown from the first request on that comes after it was published.
    """
    datasette_for(_current(var))  # what is wrong with it is told now, not to the first reader
    app = app_for(var)
    with _listen(host, port) as listening:
        address = f"http://{host}:{listening.getsockname()[1]}/"
        config = uvicorn.Config(app, log_level="warning", lifespan="on")
        with contextlib.suppress(KeyboardInterrupt):
            _Server(config, f"cowcrawl is served at {address}").run(sockets=[listening])
    return 0


def app_for(var: Path) -> App:
    """The site of the build that `var`/current points to when a request comes, or a short page (503) without one."""
    return Current(var, site_of)


def production() -> App:
    """The same for a server of many workers, each of which calls this: the state folder is COWCRAWL_VAR, else `var`."""
    return app_for(Path(os.environ.get("COWCRAWL_VAR") or "var"))


def site_of(build: Path) -> Languages:
    """The site of the build in the folder `build` in every language; ServeError when it is missing or not whole."""
    return Languages({language: datasette_for(build, language) for language in LANGUAGES})


def datasette_for(
    build: Path, language: str = LANGUAGES[0], settings: Mapping[str, int | bool] | None = None
) -> Datasette:
    """A Datasette of the build in the folder `build`, immutable, with our pages in `language`.

    `settings` stand in place of those of the same name in SETTINGS. Raises ServeError when the build is missing or not
    whole.
    """
    database = build.resolve() / f"{DATABASE}.db"
    if not database.is_file():
        raise ServeError(f"there is no database at {database}: make a build first (cowcrawl build)")
    try:
        whole(database)
        known, counted = metadata(database, language), counts(database)
    except sqlite3.Error as error:
        raise ServeError(f"{database} is not a build of cowcrawl ({error}): make a new one (cowcrawl build)") from error
    # Where rich is installed, Datasette prints every 404 with all its local variables, which takes it a second.
    pm.get_plugin("datasette.handle_exception").rich = None
    base = "/" if language == LANGUAGES[0] else f"/{language}/"
    return Datasette(
        immutables=[str(database)],
        inspect_data={DATABASE: counted},
        metadata=Fixed(known | {"tiles": os.environ.get(TILES), "tiles_credit": os.environ.get(TILES_CREDIT)}),
        settings={**SETTINGS, "base_url": base, **(settings or {})},
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[("static", str(SITE / "static"))],
    )


class _Server(uvicorn.Server):
    """Says that it is ready once it is."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        if self.started:
            print(self._ready, flush=True)


def _current(var: Path) -> Path:
    current = var / "current"
    if not current.exists():
        raise ServeError(f"there is no build at {current}: make one first (cowcrawl build)")
    return current.resolve()


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except (OSError, OverflowError) as error:
        raise ServeError(f"cannot listen at {host}, port {port} ({error}): choose another with --port") from error
