"""What commands share: the state folder, the folder of cards, and how failures reach the person who typed."""

from __future__ import annotations

import functools
import os
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cowcrawl.errors import BadInput, BuildError, Locked, ServeError, StoreError, StoreFailed

if TYPE_CHECKING:
    from cowcrawl.card import SourceCard
    from cowcrawl.model import Known
    from cowcrawl.walk import Walk
    from spiders.registry import Problem

UNHEALTHY, BAD_INPUT, LOCKED = 1, 2, 3

NO_CONTACT = "a crawl of the open web says who is behind it: set COWCRAWL_CONTACT to the address of a page or a mailbox"

ROOT = Path(__file__).parent.parent.parent

var_option = click.option(
    "--var",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var"),
    envvar="COWCRAWL_VAR",
    show_default=True,
    help="Folder of the state: claims, archive, builds. Also set by COWCRAWL_VAR.",
)
judgements_option = click.option(
    "--judgements",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="COWCRAWL_JUDGEMENTS",
    show_default="judgements.jsonl in --var",
    help="File of the judgements on which mentions are one space. Also set by COWCRAWL_JUDGEMENTS.",
)


def _sources() -> Path:
    from spiders.registry import SOURCES  # not at the top: it loads Scrapy, which takes a second

    return SOURCES


cards_option = click.option(
    "--cards",
    type=click.Path(file_okay=False, path_type=Path),
    default=_sources,
    show_default="spiders/sources",
    help="Folder of the source cards.",
)


clock_option = click.option(
    "--clock-is-right", is_flag=True, help="Go on although the newest run seems to be of a later moment."
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
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read it has enough
        except sqlite3.Error as error:
            fail(f"the store could not be used ({error}); what was stored before is whole", UNHEALTHY)
        except OSError as error:
            fail(f"the disk could not be used: {error}; what was stored before is whole", UNHEALTHY)

    return wrapper


def cards_in(folder: Path) -> list[SourceCard]:
    """The checked cards of a folder; raises CardError with all problems, BadInput when there is no such folder."""
    if not folder.is_dir():
        raise BadInput(f"there is no folder of source cards at {folder}")
    from spiders.registry import load

    return load(folder)


def sound_cards_in(folder: Path) -> tuple[list[SourceCard], list[Problem]]:
    """The cards of a folder without those that have a fault, and the faults; BadInput when there is no such folder."""
    if not folder.is_dir():
        raise BadInput(f"there is no folder of source cards at {folder}")
    from spiders.registry import load_sound

    return load_sound(folder)


def crawlable(cards: Sequence[SourceCard]) -> list[SourceCard]:
    """The cards that are crawled: their address is known, they are not held, and their owner has not opted out."""
    from cowcrawl.forgotten import any_of, of_address, opted_out  # not at the top: it loads all telephone numbers

    out = {one.digest() for one in opted_out()}
    known = [card for card in cards if card.start_urls and not card.hold]
    return [card for card in known if not all(any_of(of_address(url), out) for url in card.start_urls)]


def by_night(cards: Sequence[SourceCard]) -> tuple[list[SourceCard], str]:
    """The cards whose sites may be asked now, and in words how many others wait for which hours; nothing for none."""
    from cowcrawl import settings
    from cowcrawl.night_hours import hours_of

    here, may, waiting = datetime.now(UTC), [], Counter[str]()
    for card in cards:
        if (hours := hours_of(card, settings.NIGHT)) and not hours.includes(here):
            waiting[f"{hours}{'' if card.night else ', COWCRAWL_NIGHT'}"] += 1
        else:
            may.append(card)
    return may, "; ".join(f"{number} sources wait for the night ({hours})" for hours, number in waiting.items())


def never_live(var: Path, cards: Iterable[SourceCard]) -> frozenset[str]:
    """Ids of those of `cards` of which no live crawl has succeeded yet."""
    path = var / "claims.db"
    if not path.is_file():
        return frozenset(card.id for card in cards)
    from db.store import Store  # not at the top: who only reads pages needs no store

    with Store(path) as store:
        rows = store.rows("SELECT DISTINCT source_id FROM runs WHERE mode = 'live' AND outcome = 'healthy'")
        return frozenset(card.id for card in cards) - {row["source_id"] for row in rows}


def known_in(var: Path) -> dict[str, dict[str, Known]]:
    """By source and address, what earlier runs have read and a server can be asked about; nothing before the first."""
    path = var / "claims.db"
    if not path.is_file():
        return {}
    from db.store import Store  # not at the top: who only reads pages needs no store

    with Store(path) as store:
        return store.known()


def forgotten_in(var: Path) -> list[str]:
    """Digests of what is neither asked for nor kept: the opt-out list, and what was forgotten on request."""
    from cowcrawl.forgotten import opted_out
    from db.forget import digests

    return sorted({*digests(var), *(one.digest() for one in opted_out())})


def walks_in(var: Path, cards: Sequence[SourceCard]) -> dict[str, Walk]:
    """By source, the runs of `cards` that were cut off and go on. To be asked for under the lock."""
    path = var / "claims.db"
    if not path.is_file():
        return {}
    from db.store import Store

    with Store(path) as store:
        return store.go_on(cards, moment(now()))


def clock_problem(var: Path) -> str | None:
    """Why nothing can be dated now: the clock stands before the newest run. None when it does not."""
    path = var / "claims.db"
    if not path.is_file():
        return None
    from cowcrawl.failures import failures
    from db.health import newest_moment
    from db.store import Store

    with Store(path) as store:
        newest = newest_moment(store)
    here = moment(now())
    if newest is None or newest <= here:
        return None
    return f"it is {here} by the clock, but a run was at work at {newest}. {failures()['clock'].do}"


def run_stamp(var: Path) -> str:
    """The stamp of runs that begin now. In the second of one in the store it waits for the next: stamps are names."""
    until = now() + timedelta(seconds=1)
    while (stamp := now().strftime("%Y%m%dT%H%M%SZ")) == _newest_stamp(var) and now() < until:
        sleep(0.02)
    return stamp


def _newest_stamp(var: Path) -> str:
    if not (var / "claims.db").is_file():
        return ""
    from db.store import Store

    with Store(var / "claims.db") as store:
        newest = store.connection.execute("SELECT max(run_id) FROM runs").fetchone()[0]
    return (newest or "")[: len("20260101T000000Z")]


def moment(at: datetime) -> str:
    """A moment as the store writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def now() -> datetime:
    """The present moment, UTC: read here and nowhere deeper."""
    return datetime.now(UTC)
