"""`cowcrawl match`: lines in, lines out, and clear words for what cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cowcrawl.cli import main

ROWS = [
    {"id": "b", "name": "Perka Louise", "street": "Av. Louise", "house_number": "54", "postal_code": "1050"},
    {"id": 7, "name": "Grain", "street": "Rue du Port", "house_number": "3", "postal_code": "1000"},
    {"id": "a", "name": "PERKA LOUISE SRL", "street": "Avenue Louise", "house_number": "54", "postal_code": "1050"},
]


def run(folder: Path, *lines: object, options: tuple[str, ...] = ()) -> Result:
    path = folder / "mentions.jsonl"
    path.write_text("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines), "utf-8")
    return CliRunner().invoke(main, ["match", str(path), *options])


def test_each_mention_gets_its_space_in_the_order_given(tmp_path: Path) -> None:
    found = [json.loads(line) for line in run(tmp_path, *ROWS).output.splitlines()]
    assert found == [{"id": "b", "space": "a"}, {"id": "7", "space": "7"}, {"id": "a", "space": "a"}]


def test_an_explanation_names_features_weights_and_the_decision(tmp_path: Path) -> None:
    lines = run(tmp_path, *ROWS, options=("--explain", "a", "b")).output.splitlines()
    assert lines[2].split()[:3] == ["door", "same_street", "same_number"]
    assert lines[-1].startswith("score") and lines[-1].endswith("same; one space")


def test_unsure_pairs_are_printed_with_their_scores(tmp_path: Path) -> None:
    moved = {"id": "c", "name": "Perka Louise", "street": "Rue Haute", "house_number": "9", "postal_code": "1000"}
    phone = {"phone": "02 555 11 22", "website": "https://perka.example"}
    lines = run(tmp_path, ROWS[0] | phone, moved | phone, ROWS[1], options=("--unsure",)).output.splitlines()
    assert [(row["one"], row["other"]) for row in map(json.loads, lines)] in ([], [("b", "c")], [("c", "b")])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 2: expected one JSON object a line"),
        ("[1]", "line 2: expected an object"),
        ({"name": "Perka"}, 'line 2: "id" must be'),
        ({"id": "x", "nom": "Perka"}, "line 2: 'nom' is not known"),
        ({"id": "x", "name": ["Perka"]}, 'line 2: "name" must be a text'),
        ({"id": "x", "latitude": 95, "longitude": 4}, 'line 2: "latitude" must be a number from -90 to 90'),
        ({"id": "x", "latitude": 50}, "must both be given, or neither"),
        ({"id": "b"}, 'line 2: the id "b" stands in line 1 already'),
    ],
)
def test_a_wrong_line_is_named_with_what_was_expected(tmp_path: Path, line: object, words: str) -> None:
    result = run(tmp_path, ROWS[0], line)
    assert (result.exit_code, words in result.output) == (2, True), result.output


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["match", str(tmp_path / "none.jsonl")])
    assert (result.exit_code, "cannot be read" in result.output) == (2, True)


def test_an_identifier_that_is_not_there_cannot_be_explained(tmp_path: Path) -> None:
    result = run(tmp_path, *ROWS, options=("--explain", "a", "z"))
    assert (result.exit_code, "no mention 'z'" in result.output) == (2, True)
