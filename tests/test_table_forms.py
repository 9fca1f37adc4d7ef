"""A price table is read in whatever form it is set, in every language: periods as columns, rows, sections, captions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from plans import named, page_of

Plan = tuple[str, str, str, str]
WORDS: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "table_words.yml").read_text("utf-8"))
ROOMS = (("Iris", 4, 15), ("Tulip", 8, 25), ("Orchid", 12, 40))


def row(*cells: object, tag: str = "td") -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def money(amount: int, language: str) -> str:
    return f"£{amount}" if language == "en" else f"{amount} €"


def desks(language: str) -> list[tuple[str, str, int]]:
    words = WORDS[language]
    return [
        (words["flex"], "hot_desk", 180),
        (words["fix"], "fixed_desk", 290),
        (words["office"], "private_office", 650),
    ]


def monthly(language: str) -> set[Plan]:
    return {(name, kind, str(amount), "month") for name, kind, amount in desks(language)}


def both(language: str) -> set[Plan]:
    return monthly(language) | {(name, kind, str(amount // 10), "day") for name, kind, amount in desks(language)}


def of_rooms() -> set[Plan]:
    times = ((1, "hour"), (3, "half_day"), (5, "day"))
    return {(name, "meeting_room", str(rate * by), period) for name, _, rate in ROOMS for by, period in times}


def a_column_for_the_month(language: str, words: dict[str, str]) -> list[str]:
    head = row(words["plan"], words["per_month"], tag="th")
    return [head, *(row(name, money(amount, language)) for name, _, amount in desks(language))]


def a_caption_for_the_month(language: str, words: dict[str, str]) -> list[str]:
    head = f"<caption>{words['caption']}</caption>" + row(words["plan"], words["price"], tag="th")
    return [head, *(row(name, money(amount, language)) for name, _, amount in desks(language))]


def currency_and_month_in_the_header(language: str, words: dict[str, str]) -> list[str]:
    sign = "£" if language == "en" else "€"
    head = row(words["plan"], f"{sign} / {words['month']}", tag="th")
    return [head, *(row(name, amount) for name, _, amount in desks(language))]


def the_period_in_a_cell_between(language: str, words: dict[str, str]) -> list[str]:
    return [row(name, words["per_month"], money(amount, language)) for name, _, amount in desks(language)]


def the_period_in_the_last_column(language: str, words: dict[str, str]) -> list[str]:
    head = row(words["plan"], words["price"], "", tag="th")
    told = words["per_month"].lower()
    return [head, *(row(name, money(amount, language), told) for name, _, amount in desks(language))]


def the_price_in_the_header(language: str, words: dict[str, str]) -> list[str]:
    told = words["per_month"].lower()
    heads = (f"{name}<br>{money(amount, language)} {told}" for name, _, amount in desks(language))
    return [row("", *heads, tag="th"), row("Wifi", "✓", "✓", "✓"), row("24/7", "", "✓", "✓")]


def a_column_a_period(language: str, words: dict[str, str]) -> list[str]:
    head = row(words["plan"], words["day"], words["month"], tag="th")
    priced = ((name, money(amount // 10, language), money(amount, language)) for name, _, amount in desks(language))
    return [head, *(row(*cells) for cells in priced)]


def a_row_a_period(language: str, words: dict[str, str]) -> list[str]:
    plans = desks(language)
    return [
        row("", *(name for name, *_ in plans), tag="th"),
        row(words["per_day"], *(money(amount // 10, language) for *_, amount in plans)),
        row(words["per_month"], *(money(amount, language) for *_, amount in plans)),
    ]


def a_cell_over_two_rows(language: str, words: dict[str, str]) -> list[str]:
    return [
        f"<tr><td rowspan=2>{name}</td><td>{words['day']}</td><td>{money(amount // 10, language)}</td></tr>"
        + row(words["month"], money(amount, language))
        for name, _, amount in desks(language)
    ]


def a_section_a_period(language: str, words: dict[str, str]) -> list[str]:
    title = "<tr><td colspan=2><b>{}</b></td></tr>"
    by_month = [row(name, money(amount, language)) for name, _, amount in desks(language)]
    by_day = [row(name, money(amount // 10, language)) for name, _, amount in desks(language)]
    return [title.format(words["month"]), *by_month, title.format(words["day"]), *by_day]


def rooms_by_what_heads_their_column(language: str, words: dict[str, str]) -> list[str]:
    head = row(words["room"], words["seats"], words["hour"], words["half_day"], words["day"], tag="th")
    rates = ((name, seats, [money(rate * by, language) for by in (1, 3, 5)]) for name, seats, rate in ROOMS)
    return [head, *(row(name, seats, *prices) for name, seats, prices in rates)]


Form = Callable[[str, dict[str, str]], list[str]]
MONTHLY: list[Form] = [
    a_column_for_the_month,
    a_caption_for_the_month,
    currency_and_month_in_the_header,
    the_period_in_a_cell_between,
    the_period_in_the_last_column,
    the_price_in_the_header,
]
BOTH: list[Form] = [a_column_a_period, a_row_a_period, a_cell_over_two_rows, a_section_a_period]


def read(form: Form, language: str) -> set[Plan]:
    table = f"<table>{''.join(form(language, WORDS[language]))}</table>"
    return named(page_of(f"<h1>La Ruche</h1><section><h2>Coworking</h2>{table}</section>"))  # type: ignore[return-value]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", MONTHLY, ids=lambda form: form.__name__)
def test_three_plans_by_the_month_are_read_from_a_table_with(form: Form, language: str) -> None:
    assert read(form, language) == monthly(language)


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("form", BOTH, ids=lambda form: form.__name__)
def test_three_plans_by_the_day_and_the_month_are_read_from_a_table_with(form: Form, language: str) -> None:
    assert read(form, language) == both(language)


@pytest.mark.parametrize("language", WORDS)
def test_rooms_are_told_by_what_heads_their_column_whatever_stands_above(language: str) -> None:
    told = {plan[1:] for plan in read(rooms_by_what_heads_their_column, language)}
    assert told == {plan[1:] for plan in of_rooms()}
