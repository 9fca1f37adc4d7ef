"""Opening hours: what people print in six languages, and when it is the space's."""

from __future__ import annotations

import time
import timeit
from functools import partial

import pytest
import yaml
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from markup import mention, page

from cowcrawl.extract.read import read
from cowcrawl.extract.when import hours
from cowcrawl.literals.hours import find_hours
from cowcrawl.literals.osm import valid
from cowcrawl.model import Reject
from cowcrawl.page import Page

CASES = yaml.safe_load((ROOT / "tests" / "hours_cases.yml").read_text("utf-8"))


@pytest.mark.parametrize(("language", "text", "osm"), CASES["printed"])
def test_hours_are_read_as_people_print_them(language: str, text: str, osm: str) -> None:
    assert [found.week.text for found in find_hours(text, language)] == [osm]


@pytest.mark.parametrize(("language", "text"), CASES["not_printed"])
def test_what_is_no_timetable_is_not_read(language: str | None, text: str) -> None:
    assert [found.week.text for found in find_hours(text, language) if not found.bare] == []


@pytest.mark.parametrize(("language", "osm"), [("fr", "Tu 09:00-17:00"), ("nl", "Mo 09:00-17:00")])
def test_an_abbreviation_means_what_it_means_in_the_language_of_the_page(language: str, osm: str) -> None:
    (found,) = find_hours("ma 9:00-17:00", language)
    assert found.week.text == osm


@pytest.mark.parametrize("text", ["Mo-Fr 09:00-17:00", "ma-vr 9:00-17:00", "lu-ve 9:00-17:00", "lun-ven 9:00-17:00"])
def test_abbreviations_that_explain_each_other_need_no_language(text: str) -> None:
    (found,) = find_hours(text)
    assert found.week.text == "Mo-Fr 09:00-17:00"


def test_days_in_two_languages_are_read_side_by_side() -> None:
    (found,) = find_hours("maandag / lundi: 9:00 - 17:00", "nl")
    assert found.week.text == "Mo 09:00-17:00"


@pytest.mark.parametrize("osm", sorted({osm for _, _, osm in CASES["printed"] if "PH" not in osm}))
def test_what_is_written_is_read_again_as_it_is(osm: str) -> None:
    assert valid(osm)
    (found,) = find_hours(osm.replace("off", "closed"), "en")
    assert found.week.text == osm


@pytest.mark.parametrize(
    ("lang", "reception", "title"),
    [("fr", "Accueil", "Horaires d'ouverture"), ("it", "Reception", "Orari di apertura")],
)
def test_hours_are_those_of_the_heading_right_above_though_a_word_in_it_looks_like_a_day(
    lang: str, reception: str, title: str
) -> None:
    body = f"<h4>{reception}</h4><p>Lun-Ven 9:00-16:00</p><h4>{title}</h4><p>Lun-Ven 7:00-22:00</p>"
    (found,) = (claim for claim in mention(page(body, lang=lang)).claims if claim.field == "opening_hours")
    assert found.value == "Mo-Fr 07:00-22:00"


@pytest.mark.parametrize(
    "row",
    [
        "<div class=row><div>{days}</div><div>{hours}</div></div>",
        "<table><tr><td>{days}</td><td>{hours}</td></tr></table>",
    ],
)
def test_days_in_one_column_have_the_hours_of_the_next(row: str) -> None:
    days = "<br>".join(["Montag", "Dienstag", "Mi - Do", "Freitag", "Samstag"])
    hours = "<br>".join(["9:00 – 17:00", "9:00 – 17:00", "9:00 – 20:00", "9:00 – 15:00", "geschlossen"])
    body = f"<h3>Öffnungszeiten</h3>{row.format(days=days, hours=hours)}"
    (found,) = (claim for claim in mention(page(body, lang="de")).claims if claim.field == "opening_hours")
    assert found.value == "Mo-Tu 09:00-17:00; We-Th 09:00-20:00; Fr 09:00-15:00; Sa off"


def test_hours_that_labels_part_are_those_of_several_things() -> None:
    parts = [("Archivio storico", "dal martedì al sabato"), ("Direzione", "dal lunedì al venerdì")]
    listed = "".join(f"<li>{part}:<br>{days} 9:00-13:00</li>" for part, days in parts)

    def told(before: str) -> list[object]:
        spaces = read(page(f"<h1>Orari</h1>{before}<ul>{listed}</ul>", lang="it")).mentions
        return [claim.value for one in spaces for claim in one.claims if claim.field == "opening_hours"]

    assert (told(""), told("<p>Apertura: lun-ven 8:00-19:00</p>")) == ([], ["Mo-Fr 08:00-19:00"])


def test_houses_that_are_columns_of_one_table_have_hours_each() -> None:
    houses = [
        ("Elm", "12 Mill Road", "S1 4RT", "8am"),
        ("Oak", "5 Park Row", "LS1 5DE", "9am"),
        ("Ash", "40 Castle Street", "YO1 7HH", "7am"),
    ]
    rows = [
        "".join(f"<th>Loom {name}</th>" for name, *_ in houses),
        "".join(f"<td>{street}<br>{code}</td>" for _, street, code, _ in houses),
        "".join(f"<td>Mon-Fri {opens} - 6pm</td>" for *_, opens in houses),
    ]
    body = "<h1>Our locations</h1><table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    read_of = read(page(body, url="https://loom.example/locations", lang="en")).mentions
    found = [claim.value for one in read_of for claim in one.claims if claim.field == "opening_hours"]
    assert found == ["Mo-Fr 08:00-18:00", "Mo-Fr 09:00-18:00", "Mo-Fr 07:00-18:00"]


TEXTS = [text for _, text, *_ in (*CASES["printed"], *CASES["not_printed"])]
PIECES = [*sorted({word for text in TEXTS for word in text.split()}), "\n", ";", "-", "24/7", "99:99", "€", "\x00"]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.sampled_from([None, "en", "fr", "nl", "xx"]))
def test_any_words_make_valid_hours_from_a_passage_of_the_text_or_none(text: str, language: str | None) -> None:
    for found in find_hours(text, language):
        assert valid(found.week.text)
        assert 0 <= found.start < found.end <= len(text)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_makes_valid_hours_or_none(text: str) -> None:
    assert all(valid(found.week.text) for found in find_hours(text))


@settings(max_examples=100)
@given(st.integers(0, 6), st.integers(0, 6), st.integers(12, 24), st.integers(26, 46))
def test_hours_written_out_come_back(first: int, last: int, opens: int, closes: int) -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    clocks = [f"{half // 2:02}:{half % 2 * 30:02}" for half in (opens, closes)]
    (found,) = find_hours(f"{names[first]} to {names[last]}: {clocks[0]}-{clocks[1]}", "en")
    wanted = {(first + step) % 7 for step in range((last - first) % 7 + 1)}
    assert set(found.week.days) == wanted
    assert found.week.text.endswith(f"{clocks[0]}-{clocks[1]}")


def test_twice_the_text_takes_about_twice_the_time() -> None:
    text = "Mo-Fr 9-18 Uhr und dann ein Satz; Sa 10-14 Uhr 12 34 je ma "
    find_hours(text, "de")

    def seconds(times: int) -> float:
        """Seconds of this process alone, without the garbage of other tests."""
        reading = partial(find_hours, text * times, "de")
        return min(timeit.repeat(reading, timer=time.process_time, number=1, repeat=3))

    assert seconds(400) < 8 * seconds(100)


def hours_of(body: str, **options: str) -> list[str]:
    """The opening hours of a page's mentions."""
    found = (mention.first("opening_hours") for mention in read(page(body, **options)).mentions)
    return [value for value in found if value]


def reasons(body: str, **options: str) -> set[str]:
    return {one.reason for one in hours.extract(page(body, **options)) if isinstance(one, Reject)}


@pytest.mark.parametrize(("language", "body", "osm"), CASES["of_the_space"])
def test_hours_are_the_spaces_when_the_page_says_it_is_open(language: str, body: str, osm: str) -> None:
    assert hours_of(body, lang=language) == [osm]


@pytest.mark.parametrize(("language", "body"), CASES["of_something_else"])
def test_hours_of_something_else_are_not_the_spaces(language: str, body: str) -> None:
    assert hours_of(body, lang=language) == []


def test_two_readings_that_contradict_each_other_are_none() -> None:
    body = "<p>Open Monday to Friday 9am-5pm.</p><h2>Find us</h2><p>We open Monday to Friday 8am-6pm.</p>"
    assert hours_of(body, lang="en") == []
    assert "two readings" in reasons(body, lang="en")


def test_beside_hours_of_the_day_open_day_and_night_is_access() -> None:
    body = "<p>We are open 24/7.</p><h2>Opening hours</h2><p>Monday to Friday 9am-5pm</p>"
    assert hours_of(body, lang="en") == ["Mo-Fr 09:00-17:00"]


def test_hours_that_something_hidden_cuts_in_two_are_quoted_in_pieces() -> None:
    shown = page("<h2>Openingsuren</h2><p>ma: 9u-17u</p><p hidden>x</p><p>di: 9u-16u</p>", lang="nl")
    (claim,) = (one.claim for one in hours.extract(shown) if not isinstance(one, Reject))
    assert (claim.value, claim.quote) == ("Mo 09:00-17:00; Tu 09:00-16:00", "ma: 9u-17u")
    assert claim.context == ("Openingsuren", "di: 9u-16u")


def test_two_readings_of_other_days_are_one() -> None:
    body = "<h2>Opening hours</h2><p>Monday to Friday 9am-5pm (members later).</p><p>We open Saturday 10am-2pm.</p>"
    assert hours_of(body, lang="en") == ["Mo-Fr 09:00-17:00; Sa 10:00-14:00"]


def test_a_quote_stands_on_the_page_with_what_introduces_it() -> None:
    shown = page("<h2>Openingsuren</h2><p>ma - vr: 8:30 tot 18:30<br>za: 10:00 tot 14:00</p>", lang="nl")
    (claim,) = (one.claim for one in hours.extract(shown) if not isinstance(one, Reject))
    assert claim.quote == "ma - vr: 8:30 tot 18:30 za: 10:00 tot 14:00"
    assert claim.context == ("Openingsuren",)
    assert shown.holds(claim.quote)


JSONLD = '<script type="application/ld+json">{{"@type": "LocalBusiness", "name": "De Schuur", {0}}}</script>'
SPECIFICATION = (
    '"openingHoursSpecification": [{"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday", '
    '"https://schema.org/Tuesday"], "opens": "09:00", "closes": "18:00:00"}, {"dayOfWeek": "Sunday", "opens": "00:00", '
    '"closes": "00:00"}]'
)


@pytest.mark.parametrize(
    ("data", "osm"),
    [
        ('"openingHours": "Mo-Fr 09:00-18:00"', "Mo-Fr 09:00-18:00"),
        ('"openingHours": ["Mo-Fr 09:00-18:00", "Sa 10:00-14:00"]', "Mo-Fr 09:00-18:00; Sa 10:00-14:00"),
        ('"openingHours": "Mo,Tu,We 08:30-17:00, Th 10:00-12:00"', "Mo-We 08:30-17:00; Th 10:00-12:00"),
        ('"openingHours": "Mo-Su"', "24/7"),
        ('"openingHours": "Mo 09:00-17:00, Tu 09:00-13:00, We , Th , Sa , Su "', "Mo 09:00-17:00; Tu 09:00-13:00"),
        (SPECIFICATION, "Mo-Tu 09:00-18:00; Su off"),
    ],
)
def test_structured_hours_are_read_and_quoted_as_they_are_written(data: str, osm: str) -> None:
    shown = page("<p>De Schuur</p>", head=JSONLD.format(data))
    (claim,) = (one.claim for one in hours.extract(shown) if not isinstance(one, Reject))
    assert claim.value == osm
    assert claim.quote == data
    assert shown.holds(claim.quote)


@pytest.mark.parametrize("value", ['"Mo-Fr"x', '"by appointment"', '"Mo-Fr 25:00-26:00"', "[1, null]", "{}", '""'])
def test_structured_hours_that_are_none_are_left_out(value: str) -> None:
    assert hours_of("<p>De Schuur</p>", head=JSONLD.format(f'"openingHours": {value}')) == []


def test_structured_hours_of_one_season_are_left_out() -> None:
    rule = '{"dayOfWeek": "Monday", "opens": "09:00", "closes": "12:00", "validFrom": "2026-07-01"}'
    assert hours_of("<p>De Schuur</p>", head=JSONLD.format(f'"openingHoursSpecification": {rule}')) == []


def test_microdata_hours_are_read_from_the_attribute() -> None:
    assert hours_of('<p itemprop="openingHours" content="Mo-Fr 09:00-18:00">Mon to Fri</p>') == ["Mo-Fr 09:00-18:00"]


def test_structured_hours_that_the_page_contradicts_are_none() -> None:
    data = JSONLD.format('"openingHours": "Mo-Su 00:00-12:00"')
    assert hours_of("<h2>Opening hours</h2><p>Monday to Friday 9am-5pm</p>", head=data, lang="en") == []


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(["<table><tr>", "<td>", "<th>", "<tr>", "<li>", "<h3>", "<p>", "<br>", *TEXTS[::6]]),
        max_size=40,
    )
)
def test_no_markup_around_hours_is_too_odd(parts: list[str]) -> None:
    shown = Page("".join(parts).encode(), url="https://deschuur.example/contact")
    for one in hours.extract(shown):
        if not isinstance(one, Reject):
            assert valid(one.claim.value)
            assert shown.holds(one.claim.quote)


def test_hours_below_the_heading_of_a_plan_are_of_the_plan_even_when_they_are_called_hours() -> None:
    plans = "<h3>Mesa flexible</h3><p>95 €/mes</p><p>Horario de lunes a viernes de 9:00 a 20:00</p>"
    others = "<h3>Mesa fija</h3><p>145 €/mes</p><p>Acceso 24 horas</p>"
    assert not [item for item in hours.extract(page(plans + others, lang="es")) if not isinstance(item, Reject)]


def test_hours_beside_the_address_of_the_house_are_the_houses_whatever_heading_stands_above() -> None:
    body = "<h2>Sale riunioni</h2><ul><li>Sala Rame, 15 €/h</li></ul><p>Via dei Mulini 31, 50124 Firenze. {}</p>"
    said = "Aperto dal lunedì al venerdì dalle 9:00 alle 19:00."
    found = [item for item in hours.extract(page(body.format(said), lang="it")) if not isinstance(item, Reject)]
    assert [item.claim.value for item in found] == ["Mo-Fr 09:00-19:00"]


def test_a_timetable_of_the_week_right_below_the_address_is_the_houses() -> None:
    body = (
        "<h2>Meetings</h2><ul><li>Boardroom € 35/u</li></ul><p>Vaartkom 31, 3000 Leuven</p><p>T. +32 16 79 44 21</p>{}"
    )
    week = "<p>ma - vr: 08u00 - 19u00<br>za: 09u00 - 13u00<br>zo: gesloten</p>"
    found = [item for item in hours.extract(page(body.format(week), lang="nl")) if not isinstance(item, Reject)]
    assert [item.claim.value for item in found] == ["Mo-Fr 08:00-19:00; Sa 09:00-13:00; Su off"]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Library opening hours</h2><p>Monday to Friday 9.30am to 7pm</p>",
        "<p>The library is open Monday to Friday 9.30am to 7pm.</p>",
    ],
)
def test_the_hours_of_the_library_in_which_one_works_are_the_house_s(body: str) -> None:
    heads = ("<h1>Coworking at Kells Library</h1>", "<h1>Lampion Coworking</h1>")
    assert [hours_of(head + body, lang="en") for head in heads] == [["Mo-Fr 09:30-19:00"], []]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Accueil : lun-ven 9h-12h<br>Coworkers : 7j/7, 6h-23h", "Mo-Su 06:00-23:00"),
        ("Du lundi au vendredi de 9h à 18h. Fermé les jours fériés et entre Noël et Nouvel An.", "Mo-Fr 09:00-18:00"),
    ],
)
def test_hours_of_those_who_work_there_and_what_else_is_closed(lines: str, expected: str) -> None:
    found = hours_of(f"<h1>Lampion Coworking</h1><h2>Horaires</h2><p>{lines}</p>", lang="fr")
    assert [value.removesuffix("; PH off") for value in found] == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("So &amp; Feiertag: 10 – 18 Uhr", "Mo-Fr 08:00-20:00; Su 10:00-18:00"),
        ("Sa., So. u. Feiertag: 10 – 18 Uhr", "Mo-Fr 08:00-20:00; Sa-Su 10:00-18:00"),
        ("an Sonn- und Feiertagen geschlossen", "Mo-Fr 08:00-20:00; Su off; PH off"),
    ],
)
def test_sundays_and_holidays(line: str, expected: str) -> None:
    week = f"<h1>Lampion Coworking</h1><h2>Öffnungszeiten</h2><p>Mo – Fr: 8 – 20 Uhr<br>{line}</p>"
    assert hours_of(week, lang="de") == [expected]
