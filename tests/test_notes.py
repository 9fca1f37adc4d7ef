"""The methodology notes: written from the data in three languages, and plain about what cannot be estimated."""

from __future__ import annotations

import random
import re
from html import escape
from string import Formatter
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from cowcrawl.tables import Change, Methodology, Run, Space, SpaceList, ZoneCount
from db.completeness import Rates
from db.lists import overlaps
from db.method.estimates import completeness, estimates
from db.method.facts import Facts
from db.method.figure import overlap_figure
from db.method.markdown import escaped, html
from db.method.notes import document, methodology
from db.method.words import LANGUAGES, NARROW, WORDS, day, listed, number, percent

LISTS = {"operator_site": 0.5, "press": 0.4, "osm": 0.45}
"""How many of the places each list knows, on average."""
ZONES = [
    ZoneCount(zone="pentagon", name="Pentagon", name_fr="Pentagone", name_nl="Vijfhoek"),
    ZoneCount(zone="rim", name="Rim", name_fr="Périphérie", name_nl="Rand"),
]


def an_inventory(n: int = 120, lists: dict[str, float] | None = None) -> dict[str, list[Any]]:
    """The rows of a build in which places are on lists by chance."""
    dice = random.Random(7)
    spaces: list[Space] = []
    known: list[SpaceList] = []
    for number_ in range(n):
        on = [name for name, share in (lists or LISTS).items() if dice.random() < share]
        zone = dice.choice(["pentagon", "pentagon", "rim"])
        space = Space(space_id=f"s{number_}", name="Quay *", status="existing", zone=zone, space_types="coworking")
        if on:
            spaces.append(space)
            known += [
                SpaceList(
                    unit_id=space.space_id, list=name, space_id=space.space_id, counted=1, last_known="2026-03-01"
                )
                for name in on
            ]
    tables = ("sources", "documents", "claims", "osm_objects", "aggregates", "changes", "quality", "comparisons")
    run = Run(run_id="r1", source_id="quay", finished_at="2026-03-11T00:00:00Z", outcome="healthy")
    rows: dict[str, list[Any]] = {name: [] for name in tables}
    return rows | {
        "spaces": spaces,
        "space_lists": known,
        "overlaps": overlaps(known),
        "runs": [run],
        "zones": list(ZONES),
    }


def written(rows: dict[str, list[Any]], rates: Rates | None = None) -> list[Methodology]:
    zones = [zone.zone for zone in rows["zones"]]
    reports = estimates(rows["space_lists"], rows["spaces"], rows["osm_objects"], zones, rates)
    return methodology(Facts(rows, reports, rates))


def section(rows: list[Methodology], name: str, language: str = "en") -> str:
    return next(row.text for row in rows if (row.section, row.language) == (name, language))


@pytest.fixture(scope="module")
def notes() -> list[Methodology]:
    return written(an_inventory(), Rates(0.01, 0.05))


# --- words ----------------------------------------------------------------------------------------------------------


def _forms(text: Any) -> list[str]:
    return list(text.values()) if isinstance(text, dict) else [text]


@pytest.mark.parametrize("key", sorted(WORDS.texts))
def test_every_word_is_there_in_every_language_with_the_same_facts(key: str) -> None:
    texts = WORDS.texts[key]
    assert set(texts) == set(LANGUAGES)
    facts = {
        language: {name for form in _forms(text) for _, name, _, _ in Formatter().parse(form) if name}
        for language, text in texts.items()
    }
    assert len(set(map(frozenset, facts.values()))) == 1
    assert all(form for text in texts.values() for form in _forms(text))
    assert all(set(text) == {"one", "other"} for text in texts.values() if isinstance(text, dict))


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1,234.5"), ("fr", f"1{NARROW}234,5"), ("nl", "1.234,5")],
)
def test_a_number_is_written_as_its_language_does(language: str, expected: str) -> None:
    assert number(language, 1234.5) == expected


def test_shares_days_and_lists_are_written_as_their_language_does() -> None:
    assert [percent(language, 0.125) for language in LANGUAGES] == ["12.5%", f"12,5{NARROW}%", "12,5%"]
    assert day("fr", "2026-01-01").replace("\N{NO-BREAK SPACE}", " ") == "1er janvier 2026"
    assert (day("nl", "2026-03"), day("en", "2026"), day("en", "2026/..")) == ("maart 2026", "2026", "2026/..")
    assert listed("nl", ["a", "b", "c"]) == "a, b en c"


@pytest.mark.parametrize(("language", "zero"), [("en", "0 spaces"), ("fr", "0 espace"), ("nl", "0 ruimtes")])
def test_nothing_is_singular_in_french_alone(language: str, zero: str) -> None:
    assert WORDS.say(language, "spaces", n=0) == zero


# --- what the notes say ---------------------------------------------------------------------------------------------


def test_every_section_is_written_in_every_language(notes: list[Methodology]) -> None:
    sections = [[row.section for row in notes if row.language == language] for language in LANGUAGES]
    assert sections[0] == sections[1] == sections[2]
    wanted = "population inclusion exclusions lists resolution overlaps estimate models intervals matching churn"
    assert set(f"{wanted} sensitivity quality comparisons changes rerun".split()) <= set(sections[0])
    assert all(row.text and row.title for row in notes)


def test_the_headline_is_a_lower_bound_with_its_interval_and_the_range_of_the_models(notes: list[Methodology]) -> None:
    said = section(notes, "estimate")
    assert re.search(r"There are at least \d+ spaces\*\* \(95% interval \d+ to \d+\); \d+ are known", said)
    assert "log-linear models" in said
    assert "Il existe au moins" in section(notes, "estimate", "fr")
    assert "Er zijn minstens" in section(notes, "estimate", "nl")


def test_each_zone_has_a_line_in_the_language_of_the_notes(notes: list[Methodology]) -> None:
    assert "| Pentagone |" in section(notes, "estimate", "fr")
    assert "| Vijfhoek |" in section(notes, "estimate", "nl")


def test_each_list_is_dropped_in_turn_and_errors_of_matching_are_tried_in_both_directions(
    notes: list[Methodology],
) -> None:
    assert section(notes, "sensitivity").count("\n| ") == 4
    assert section(notes, "matching").count("\n| ") == 4


@pytest.mark.parametrize("lists", [{"press": 0.5}, {"operator_site": 0.5, "press": 0.4}, {"press": 0.3, "osm": 0.3}])
def test_with_fewer_than_three_lists_the_notes_say_that_nothing_can_be_estimated(lists: dict[str, float]) -> None:
    rows = written(an_inventory(lists=lists))
    for language, words in zip(
        LANGUAGES, ("cannot be estimated", "On ne peut pas estimer", "kan niet worden"), strict=True
    ):
        assert words in section(rows, "estimate", language)
        assert "\n- " in section(rows, "estimate", language)
    assert not re.search(r"at least \d", section(rows, "estimate"))


def test_a_copied_list_is_named_and_nothing_is_estimated() -> None:
    inventory = an_inventory()
    copies = [SpaceList(**{**vars(row), "list": "report"}) for row in inventory["space_lists"] if row.list == "osm"]
    inventory["space_lists"] += copies
    rows = written(inventory)
    assert "copy is no list" in section(rows, "estimate")
    assert "(OpenStreetMap and reports)" in section(rows, "estimate")


def test_an_inventory_without_any_list_is_told_of_too() -> None:
    rows = written(an_inventory(n=0))
    assert "No place is counted." in section(rows, "estimate")
    assert section(rows, "churn", "nl").startswith("Niet gedefinieerd")


def test_names_of_the_data_stay_text(notes: list[Methodology]) -> None:
    assert r"Quay \*" in section(notes, "inclusion")


def test_changes_are_counted_by_kind() -> None:
    rows = an_inventory()
    rows["changes"] = [Change(space_id="s1", field="status", kind="closed", run_id=f"r{n}") for n in range(3)]
    assert "| closed | 3 |" in section(written(rows), "changes")
    assert "| gesloten | 3 |" in section(written(rows), "changes", "nl")


@given(st.integers(0, 2**32))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rows = an_inventory(n=60)
    before = written(rows)
    lists = [*rows["space_lists"]]
    random.Random(seed).shuffle(lists)
    assert written(rows | {"space_lists": lists}) == before


def test_a_place_is_in_completeness_as_often_as_it_is_counted(notes: list[Methodology]) -> None:
    rows = an_inventory()
    found = completeness(estimates(rows["space_lists"], rows["spaces"], [], ["pentagon", "rim"]))
    (headline,) = [row for row in found if (row.scope, row.estimator) == ("all", "chao2")]
    assert headline.known == len(rows["spaces"])
    assert headline.estimate and headline.low and headline.high
    assert headline.known <= headline.low <= headline.estimate <= headline.high
    assert {"all", "pentagon", "rim", "type:coworking"} == {row.scope for row in found}
    assert len({(row.scope, row.estimator) for row in found}) == len(found)


def test_a_snapshot_gets_the_notes_as_one_file_with_its_picture(notes: list[Methodology]) -> None:
    text, pictures = document(notes, "nl")
    assert text.startswith("# Hoe de inventaris")
    assert list(pictures) == ["overlaps-nl.svg"]
    assert "](overlaps-nl.svg)" in text


# --- picture and HTML -----------------------------------------------------------------------------------------------


def test_the_picture_says_in_words_what_it_shows() -> None:
    drawn = overlap_figure([(("press", "osm"), 12), (("press",), 3)], "fr")
    root = ElementTree.fromstring(drawn)
    assert root.attrib["role"] == "img"
    (said,) = [part.text for part in root if part.tag.endswith("desc")]
    assert said == "presse + OpenStreetMap: 12; presse: 3"
    assert overlap_figure([], "en") == ""


@given(st.text(min_size=1).filter(lambda text: text.split()))
def test_whatever_a_name_holds_it_stays_text(name: str) -> None:
    assert html(f"**x** {escaped(name)}") == f"<p><strong>x</strong> {escape(' '.join(name.split()))}</p>"


def test_tables_lists_code_and_links_become_html() -> None:
    shown = html("a `b`\n\n- one\n- two\n\n| x | y |\n|---|---:|\n| [s](/space/s) | 1 |\n\n```\nrun <it>\n```", "/fr")
    page = fragment_fromstring(str(shown), create_parent="div")
    assert [item.text for item in page.iter("li")] == ["one", "two"]
    assert page.findtext(".//pre/code") == "run <it>"
    assert [link.get("href") for link in page.iter("a")] == ["/fr/space/s"]
    assert [cell.get("class") for cell in page.iter("td")] == [None, "number"]


def test_a_link_to_anything_but_a_page_is_no_link() -> None:
    assert html("[x](javascript:alert)") == "<p>x</p>"
