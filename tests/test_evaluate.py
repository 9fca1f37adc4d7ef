"""Measuring the reader: when two values agree, how disagreements are counted, and what the command says."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.cli import main
from cowcrawl.errors import BadInput
from cowcrawl.evaluate import agreement, below, evaluate, floors_in, load
from cowcrawl.evaluate.matching import pair
from cowcrawl.evaluate.printed import Printed
from cowcrawl.evaluate.score import FIELDS, score
from cowcrawl.evaluate.week import week

DAY = {"name": "Day pass", "desk_type": "day_pass", "amount": 20, "currency": "EUR", "period": "day"}
MONTH = {"name": "Flex", "desk_type": "hot_desk", "amount": 150, "currency": "EUR", "period": "month"}
PAGE = """<html lang="en"><head><title>Tin Kettle Coworking</title></head><body><h1>Tin Kettle Coworking</h1>
<h2>Prices</h2><ul><li>Day pass: €20 per day</li><li>Hot desk: €150 per month</li></ul></body></html>"""


def plan(of: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**of, "amount": str(of["amount"]), **changes}


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Le Quai 12", "Quai 12"),
        ("Tin Kettle", "tin-kettle coworking"),
        ("L'Écluse", "L’ecluse"),
        ("Coworking", "Coworking"),
    ],
)
def test_a_name_is_the_same_whatever_its_accents_order_and_additions(label: str, value: str) -> None:
    assert agreement.same_name(label, value)


def test_a_name_of_nothing_but_common_words_is_no_name() -> None:
    assert not agreement.same_name("Tin Kettle Coworking", "Coworking")


def test_a_street_is_the_same_with_its_abbreviations_and_in_any_order() -> None:
    assert agreement.same_street("Av. Louise 54", "54 avenue Louise")
    assert agreement.same_street("Landstr. 7a", "Landstraße 7 A")


def test_a_street_with_another_number_is_another_street() -> None:
    assert not agreement.same_street("Avenue Louise 54", "Avenue Louise 45")


def test_a_postal_code_is_the_same_with_its_country_and_its_space() -> None:
    assert agreement.same_postcode("B-1050", "1050")
    assert agreement.same_postcode("3511 AB", "3511ab")


def test_a_town_is_the_same_in_another_language() -> None:
    assert agreement.same_city("Bruxelles", "Brussel")
    assert not agreement.same_city("Lille", "Lyon")


def test_a_telephone_is_the_same_with_and_without_its_prefix() -> None:
    assert agreement.same_phone("02 555 01 10", "+3225550110")
    assert not agreement.same_phone("02 555 01 10", "+3225550111")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Mo-Fr 08:00-18:00", "Mo,Tu,We,Th,Fr 8:00-18:00"),
        ("24/7", "Mo-Su 00:00-24:00"),
        ("Fr-Mo 22:00-02:00", "Mo,Fr,Sa,Su 22:00-26:00"),
        ("Mo-Fr 09:00-17:00; We off", "Mo,Tu,Th,Fr 09:00-17:00"),
        ("Mo-Fr 09:00-12:00, Mo 13:00-17:00", "Mo 09:00-12:00,13:00-17:00; Tu-Fr 09:00-12:00"),
        ("Mo-Fr 09:00-17:00; PH off", "Mo-Fr 09:00-17:00"),
        ("09:00+", "Mo-Su 09:00-24:00"),
    ],
)
def test_hours_are_the_same_when_it_is_open_in_the_same_minutes(one: str, two: str) -> None:
    assert week(one) is not None
    assert week(one) == week(two)


@given(st.text(max_size=40))
def test_any_text_is_a_week_or_none(text: str) -> None:
    minutes = week(text)
    assert minutes is None or all(0 <= minute < 7 * 24 * 60 for minute in minutes)


def test_hours_that_cannot_be_read_agree_with_the_same_words_alone() -> None:
    assert agreement.same_hours("by appointment", "By appointment.")
    assert not agreement.same_hours("by appointment", "Mo 09:00-10:00")


@pytest.mark.parametrize("changes", [{"amount": "21"}, {"currency": "GBP"}, {"period": "month"}, {"amount": None}])
def test_a_price_is_an_amount_a_currency_and_a_period(changes: dict[str, Any]) -> None:
    assert agreement.same_price(DAY, plan(DAY))
    assert not agreement.same_price(DAY, plan(DAY, **changes))


@pytest.mark.parametrize("period", ["once", "day"])
def test_a_bundle_is_bought_once_or_by_its_unit(period: str) -> None:
    label = {**DAY, "unit": "10 days", "period": "once"}
    assert agreement.same_price(label, plan(DAY, period=period, quantity=10))
    assert not agreement.same_price(label, plan(DAY, period="day", quantity=5))


def test_a_formula_is_a_price_and_a_desk_type() -> None:
    assert agreement.same_formula(MONTH, plan(MONTH))
    assert not agreement.same_formula(MONTH, plan(MONTH, desk_type="fixed_desk"))
    assert agreement.same_formula(DAY, plan(DAY, desk_type="hot_desk"))


@pytest.mark.parametrize(
    ("text", "found"), [("4-6", (4, 6)), ("une quinzaine", (15, 15)), (8, (8, 8)), ("some", None), (None, None)]
)
def test_a_labelled_capacity_may_be_a_range_or_a_word(text: Any, found: tuple[int, int] | None) -> None:
    assert agreement.capacity(text) == found


@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 4), max_size=6))
def test_pairs_are_as_many_as_there_can_be(labels: list[int], values: list[int]) -> None:
    pairs, _ = pair(labels, values, lambda label, value: 1.0 if label == value else None)
    assert len(pairs) == sum(min(labels.count(number), values.count(number)) for number in range(5))
    assert len(set(pairs.values())) == len(pairs)


def test_a_weak_pair_gives_way_where_that_makes_two() -> None:
    weights = {("a", "x"): 2.0, ("a", "y"): 1.0, ("b", "x"): 1.0}
    pairs, _ = pair("ab", "xy", lambda label, value: weights.get((label, value)))
    assert pairs == {0: 1, 1: 0}


def counted(labels: dict[str, Any], *spaces: dict[str, Any]) -> dict[str, tuple[int, int, int]]:
    counts = score(labels, spaces).counts
    return {name: (count.right, count.false, count.missed) for name, count in counts.items()}


def test_a_wrong_value_is_false_and_its_label_missed() -> None:
    assert counted({"city": "Ghent"}, {"city": "Liège"})["city"] == (0, 1, 1)


def test_a_value_nobody_labelled_is_false_and_a_label_nobody_read_is_missed() -> None:
    found = counted({"city": "Ghent"}, {"postal_code": "9000"})
    assert (found["city"], found["postal_code"]) == ((0, 0, 1), (0, 1, 0))


def test_a_page_without_a_space_misses_everything() -> None:
    found = counted({"city": "Ghent", "formulas": [DAY, MONTH]})
    assert (found["spaces"], found["price"]) == ((0, 0, 1), (0, 0, 2))


def test_the_space_that_fits_is_compared_and_the_others_are_false() -> None:
    found = counted({"city": "Ghent"}, {"city": "Lyon"}, {"city": "Gent"})
    assert (found["city"], found["spaces"]) == ((1, 0, 0), (1, 1, 0))


def test_rooms_that_one_label_stands_for_count_once() -> None:
    room = {"name": "Small room", "capacity_max": 4}
    assert counted({"rooms": [{"name": "Small room", "count": 2}]}, {"rooms": [room, room, room]})["rooms"] == (1, 1, 0)


def test_a_plan_without_an_amount_is_no_price() -> None:
    assert counted({"formulas": []}, {"formulas": [plan(DAY, amount=None)]})["price"] == (0, 0, 0)


def test_a_quote_is_sought_in_text_attributes_and_data_but_not_in_programs() -> None:
    page = Printed('<p>a&amp;b <b>c</b></p><img alt="d e"><script>f</script><script type="x/json">"\\u0067"</script>')
    assert all(map(page.holds, ["a & bc", "de", '"g"']))
    assert not any(map(page.holds, ["f", "", "z"]))


def test_a_figure_under_its_floor_is_named_and_so_is_one_that_cannot_be_measured() -> None:
    figures: dict[str, dict[str, float | int | None]] = {"city": {"f1": 0.8}, "desks": {"f1": None}}
    assert below({"city": {"f1": 0.8}}, figures) == []
    assert below({"city": {"f1": 0.9}, "desks": {"f1": 0.1}}, figures) == [
        ("city", "f1", 0.9, 0.8),
        ("desks", "f1", 0.1, None),
    ]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """A folder with one saved page and its labels."""
    (tmp_path / "prices.html").write_text(PAGE, "utf-8")
    entry = {
        "path": "prices.html",
        "url": "https://tin-kettle.example/prices/",
        "language": "en",
        "labels": {"space_name": "Tin Kettle Coworking", "formulas": [DAY, MONTH]},
    }
    (tmp_path / "labels.jsonl").write_text(f"{json.dumps(entry)}\n", "utf-8")
    return tmp_path


def run(folder: Path, *words: str) -> Result:
    arguments = ["evaluate", str(folder / "labels.jsonl"), "--pages", str(folder), *words]
    return CliRunner().invoke(main, arguments)


def test_the_command_prints_a_table(labelled: Path) -> None:
    result = run(labelled)
    assert result.exit_code == 0, result.output
    assert ["price", "2", "0", "0", "1.000", "1.000", "1.000"] in [line.split() for line in result.output.splitlines()]


def test_the_command_prints_an_object_with_every_field(labelled: Path) -> None:
    found = json.loads(run(labelled, "--json").output)
    assert set(found["fields"]) == {*FIELDS, "quotes"}
    assert found["fields"]["quotes"]["precision"] == 1.0


def test_the_command_fails_below_a_floor_and_says_which(labelled: Path) -> None:
    floors = labelled / "floors.json"
    floors.write_text(json.dumps({"labelled_pages": {"city": {"f1": 0.5}, "price": {"f1": 0.5}}}), "utf-8")
    result = run(labelled, "--floors", str(floors))
    assert result.exit_code == 1
    assert "below its floor: f1 of city is -, must be 0.500" in result.output


@pytest.mark.parametrize(
    "content", ["", "[]", '{"labelled_pages": {"citty": {"f1": 1}}}', '{"labelled_pages": {"city": 1}}']
)
def test_floors_that_mean_nothing_are_bad_input(labelled: Path, content: str) -> None:
    (labelled / "floors.json").write_text(content, "utf-8")
    with pytest.raises(BadInput):
        floors_in(labelled / "floors.json")


def test_labels_without_their_pages_are_bad_input(labelled: Path) -> None:
    assert run(labelled, "--language", "nl").exit_code == 2
    (labelled / "labels.jsonl").write_text('{"path": "prices.html"}\n', "utf-8")
    result = run(labelled)
    assert result.exit_code == 2
    assert "line 1" in result.output


def test_the_figures_are_those_of_an_independent_scorer(shared: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("independent", shared / "tools" / "evaluate_pages.py")
    assert spec and spec.loader
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    pages = shared / "pages"
    entries, _ = other.load_labels(pages / "labels.jsonl", pages, "all", not_ids="^pn-")
    ours = load(pages / "labels.jsonl", pages)
    assert len(entries) == len(ours)
    manifest = "".join(json.dumps({**row, "path": str(row["path"])}) + "\n" for row in other.manifest_for(entries))
    (tmp_path / "pages.jsonl").write_text(manifest, "utf-8")
    read = CliRunner().invoke(main, ["extract", "--manifest", str(tmp_path / "pages.jsonl")])
    predictions = other.read_predictions(read.output, len(entries))
    theirs, _, claims = other.evaluate(entries, predictions)
    figures = evaluate(ours).figures
    counts = {name: theirs.counts.get(name, [0, 0, 0]) for name in FIELDS}
    assert {name: [figures[name][kind] for kind in ("right", "false", "missed")] for name in FIELDS} == counts
    assert (figures["quotes"]["right"], figures["quotes"]["false"]) == (
        claims["claims"] - claims["missing"],
        claims["missing"],
    )
