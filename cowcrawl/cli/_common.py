"""What commands share: the state folder, the folder of cards, and how failures reach the person who typed."""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from cowcrawl.card import SourceCard
from cowcrawl.errors import BadInput, BuildError, Locked, ServeError, StoreError, StoreFailed
from cowcrawl.model import Known
from cowcrawl.walk import Walk
from spiders.registry import SOURCES, load

UNHEALTHY, BAD_INPUT, LOCKED = 1, 2, 3

ROOT = Path(__file__).parent.parent.parent

var_option = click.option(
    "--var",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var"),
    envvar="COWCRAWL_VAR",
    show_default=True,
    help="Folder of the state: claims, archive, builds. Also set by COWCRAWL_VAR.",
)
cards_option = click.option(
    "--cards",
    type=click.Path(file_okay=False, path_type=Path),
    default=SOURCES,
    show_default="spiders/sources",
    help="Folder of the source cards.",
)


def fail(message: str, code: int) -> NoReturn:
    """Print `message` as an error and leave with `code`."""
    click.echo(f"cowcrawl: {message}", err=True)
    raise SystemExit(code)


def reports_failures(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command whose known failures become one clear message and the right exit code, never a traceback."""

    @functools.wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except (BadInput, StoreError, ServeError) as error:
            fail(str(error), BAD_INPUT)
        except Locked as error:
            fail(str(error), LOCKED)
        except BuildError as error:
            fail(f"nothing was published: {error}", UNHEALTHY)
        except StoreFailed as error:
            fail(str(error), UNHEALTHY)
        except sqlite3.Error as error:
            fail(f"the store could not be used ({error}); what was stored before is whole", UNHEALTHY)
        except OSError as error:
            fail(f"the disk could not be used: {error}; what was stored before is whole", UNHEALTHY)

    return wrapper


def cards_in(folder: Path) -> list[SourceCard]:
    """The checked cards of a folder; raises CardError with all problems, BadInput when there is no such folder."""
    if not folder.is_dir():
        raise BadInput(f"there is no folder of source cards at {folder}")
    return load(folder)


def known_in(var: Path) -> dict[str, dict[str, Known]]:
    """By source and address, what earlier runs have read and a server can be asked about; nothing before the first."""
    path = var / "claims.db"
    if not path.is_file():
        return {}
    from db.store import Store  # not at the top: who only reads pages needs no store

    with Store(path) as store:
        return store.known()


def walks_in(var: Path, cards: Sequence[SourceCard]) -> dict[str, Walk]:
    """By source, the runs of `cards` that were cut off and go on. To be asked for under the lock."""
    path = var / "claims.db"
    if not path.is_file():
        return {}
    from db.store import Store

    with Store(path) as store:
        return store.go_on(cards, now().strftime("%Y-%m-%dT%H:%M:%SZ"))


def now() -> datetime:
    """The present moment, UTC: read here and nowhere deeper."""
    return datetime.now(UTC)
