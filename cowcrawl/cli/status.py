"""`cowcrawl status`: what is wrong, from one page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cowcrawl.cli._common import (
    UNHEALTHY,
    cards_option,
    crawlable,
    moment,
    now,
    reports_failures,
    sound_cards_in,
    var_option,
)
from cowcrawl.failures import failures
from db.status import ILL
from db.status import status as status_of


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: what a webhook gets.")
@click.option("--all", "everything", is_flag=True, help="List healthy sources too.")
@cards_option
@var_option
@reports_failures
def status(as_json: bool, everything: bool, cards: Path, var: Path) -> None:
    """Say how the last night went, what is published, and which sources are ill and why; exit 1 when anything is."""
    listed, wrong = sound_cards_in(cards)
    found = status_of(var, crawlable(listed), moment(now()))
    found["wrong_cards"] = [str(problem) for problem in wrong]
    click.echo(json.dumps(found, indent=1, ensure_ascii=False) if as_json else page(found, everything=everything))
    raise SystemExit(0 if found["well"] and not wrong else UNHEALTHY)


def page(found: dict[str, Any], *, everything: bool = False) -> str:
    """The status for a person: the night, what is published, then the sources that want a look, and what to do."""
    lines = [_night(found), _published(found), _counts(found), *map(_wrong_card, found.get("wrong_cards", ()))]
    shown = [one for one in found["sources"] if everything or one["state"] in ILL]
    lines += [""] * bool(shown) + [_source(one) for one in sorted(shown, key=_worst_first)]
    words = sorted({one["failure"] for one in shown if one["failure"]} | set(_failures(found)))
    lines += [""] * bool(words)
    lines += [f"{failures()[word].name}: {failures()[word].means} {failures()[word].do}" for word in words]
    return "\n".join(lines)


def _night(found: dict[str, Any]) -> str:
    night = found["night"]
    if not night:
        return "Last night: none is on record (cowcrawl run)."
    began = f"Last night: began {_time(night['started_at'])}"
    if not night["finished_at"]:
        if found["running"]:
            return f"{began}, is at its step {night['doing']} (process {night['pid']})."
        return f"{began} and was cut off at its step {night['doing']}. Start it again: it goes on where it stopped."
    steps = "".join(f"\n  {step['name']}: {_step_word(step)}{step['sentence']}" for step in night["steps"])
    return f"{began}, ended {_time(night['finished_at'])} with exit code {night['exit_code']}.{steps}"


def _published(found: dict[str, Any]) -> str:
    build = found["published"]
    if not build:
        return "Published: nothing yet."
    return f"Published: build {build['stamp']} with {build['n_spaces']} spaces and {build['n_claims']} claims."


def _counts(found: dict[str, Any]) -> str:
    counts = ", ".join(f"{number} {state}" for state, number in sorted(found["counts"].items()))
    due = sum(source["is_due"] for source in found["sources"])
    return f"Sources: {len(found['sources'])} to be crawled ({counts or 'none'}), {due} due now."


def _wrong_card(said: str) -> str:
    return f"Wrong card: {said}"


def _source(one: dict[str, Any]) -> str:
    since = f"last success {_time(one['last_success'])}" if one["last_success"] else "never a success"
    runs = one["silent_runs"]
    missed = f", {runs} run{'s' * (runs != 1)} without result" if runs else ""
    due = "due now" if one["is_due"] else f"due {_time(one['due'])}"
    why = f"\n    {_word(one['failure'])}{one['reason']}" if one["reason"] else ""
    return f"{one['state'].upper():<9} {one['source_id']}: {since}{missed}, {due}.{why}"


def _worst_first(one: dict[str, Any]) -> tuple[int, str]:
    return ["silent", "unhealthy", "new", "healthy"].index(one["state"]), one["source_id"]


def _failures(found: dict[str, Any]) -> list[str]:
    night = found["night"] or {}
    return [step["failure"] for step in night.get("steps", ()) if step["failure"] and step["name"] != "crawl"]


def _step_word(step: dict[str, Any]) -> str:
    return "" if step["failure"] == step["name"] else _word(step["failure"])


def _word(word: str | None) -> str:
    return f"{failures()[word].name}: " if word in failures() else ""


def _time(text: str) -> str:
    return text.replace("T", " ").removesuffix("Z")[:16] + " UTC"
