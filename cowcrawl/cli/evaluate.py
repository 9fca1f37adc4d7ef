"""`cowcrawl evaluate`: how well the reader reads pages that people have read before."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cowcrawl.cli._common import UNHEALTHY, reports_failures
from cowcrawl.evaluate import MEASURES, Evaluation, below, floors_in, load
from cowcrawl.evaluate import evaluate as measure


@click.command()
@click.argument("labels", type=click.Path(path_type=Path))
@click.option("--pages", type=click.Path(path_type=Path), required=True, help="Folder of the saved pages.")
@click.option("--language", "languages", multiple=True, help="Only pages in this language; repeat for more.")
@click.option("--floors", type=click.Path(path_type=Path), help="Least figures; exit 1 when one is not reached.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
@click.option("--misses", is_flag=True, help="Also list every disagreement.")
@reports_failures
def evaluate(
    labels: Path, pages: Path, languages: tuple[str, ...], floors: Path | None, as_json: bool, misses: bool
) -> None:
    """Compare what is read on saved pages with LABELS, one JSON object a page, made by people."""
    wanted = floors_in(floors) if floors else {}
    result = measure(load(labels, pages, languages))
    missed = below(wanted, result.figures)
    if as_json:
        click.echo(json.dumps(_object(result, missed), ensure_ascii=False))
    else:
        click.echo(_table(result))
        for name, kind, floor, figure in missed:
            click.echo(f"below its floor: {kind} of {name} is {_share(figure).strip()}, must be {floor:.3f}")
    if misses:
        for miss in result.score.misses:
            click.echo(f"{miss.field}: labelled {miss.label!r}, read {miss.value!r}", err=True)
    raise SystemExit(UNHEALTHY if missed else 0)


def _object(result: Evaluation, missed: list[tuple[str, str, float, float | None]]) -> dict[str, object]:
    keys = ("field", "measure", "floor", "figure")
    return {
        "pages": result.pages,
        "fields": result.figures,
        "below": [dict(zip(keys, one, strict=True)) for one in missed],
    }


def _table(result: Evaluation) -> str:
    lines = [f"{'field':14}{'right':>6}{'false':>6}{'missed':>7}" + "".join(f"{kind:>11}" for kind in MEASURES)]
    for name, figures in result.figures.items():
        if any(figures[kind] for kind in ("right", "false", "missed")):
            counts = f"{name:14}{figures['right']:>6}{figures['false']:>6}{figures['missed']:>7}"
            lines.append(counts + "".join(f"{_share(figures[kind]):>11}" for kind in MEASURES))
    lines.append(f"{result.pages} pages, {result.claims} claims, {len(result.unquoted)} of them not on their page")
    return "\n".join(lines)


def _share(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"
