"""Mentions are read from JSON lines thousands at a time, and say what they say when read one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cowcrawl.errors import BadInput
from db.match import Columns, Mention
from db.mention_lines import Reading

TEXT = st.none() | st.sampled_from(["Perka", " Perka\t", "", "  ", "Étage 2", 1050, 12.5, "a\nb"])
POINT = st.sampled_from([{}, {"latitude": None, "longitude": None}, {"latitude": 50, "longitude": 4.25}])
ROW = st.fixed_dictionaries({}, optional=dict.fromkeys(("name", "street", "postal_code", "phone"), TEXT))


def mentions(rows: list[dict[str, Any]]) -> Columns:
    return Columns.of([Mention.of(row) for row in rows])


def said(columns: Columns) -> list[tuple[object, ...]]:
    texts = [[(*field.texts, None)[at] for at in field.code.tolist()] for field in columns.fields.values()]
    points = [[None if value != value else value for value in part] for part in (columns.latitude, columns.longitude)]
    return list(zip(columns.ids, *texts, *points, strict=True))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(ROW, POINT), max_size=6), st.sampled_from(["\n", "\r\n", "\n\n", " \n"]))
def test_lines_read_together_say_what_each_says(
    tmp_path: Path, drawn: list[tuple[dict[str, Any], dict[str, Any]]], end: str
) -> None:
    rows = [{"id": at if at % 2 else f"m{at}"} | row | point for at, (row, point) in enumerate(drawn)]
    path = tmp_path / "mentions.jsonl"
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + end for row in rows).encode())
    assert said(Columns.said(Reading(path).result())) == said(mentions(rows))


@pytest.mark.parametrize(
    "lines",
    [
        '{"id": "a"}, {"id": "b"}\n{"id": "c"}',
        '{"id":\n"a"}',
        '{"id": "a"} {"id": "b"}',
        '{"id": "a"}\nnull',
        "\ufeff1",
    ],
)
def test_what_is_not_one_object_a_line_is_refused(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "mentions.jsonl"
    path.write_text(lines, "utf-8")
    with pytest.raises(BadInput, match=r"line [12]: expected"):
        Reading(path).result()


@pytest.mark.parametrize("degrees", ["NaN", "1e999", "true", '"4"', "90.5"])
def test_a_point_that_is_on_no_globe_is_refused(tmp_path: Path, degrees: str) -> None:
    path = tmp_path / "mentions.jsonl"
    path.write_text(f'{{"id": "a"}}\n{{"id": "b", "latitude": {degrees}, "longitude": 4}}\n', "utf-8")
    with pytest.raises(BadInput, match='line 2: "latitude" must be a number from -90 to 90'):
        Reading(path).result()


def test_mentions_that_say_the_same_are_one_but_for_those_that_stand_apart() -> None:
    rows = [
        {"id": key, "name": name} for key, name in (("a", "Perka"), ("b", "Grain"), ("c", "Perka "), ("d", "Perka"))
    ]
    distinct, place = mentions(rows).distinct(frozenset({"d"}))
    assert (distinct.fields["name"].texts, place.tolist()) == (["Grain", "Perka"], [1, 0, 1, 2])
