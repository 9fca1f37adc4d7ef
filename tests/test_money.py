"""Amounts of money as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.literals.currency import currency_in
from cowcrawl.literals.money import find_money, plain_amount

ONE = [
    ("€ 1.250,- p/m excl. btw", "1250", "EUR"),
    ("350€ HT/mois", "350", "EUR"),
    ("25,00 euro's", "25", "EUR"),
    ("€ 175,-", "175", "EUR"),
    ("€ 70 ,-", "70", "EUR"),
    ("€ 20,–", "20", "EUR"),
    ("€ 1340,-", "1340", "EUR"),
    ("72,6 euro", "72.60", "EUR"),
    ("178,50 €", "178.50", "EUR"),
    ("£10", "10", "GBP"),
    ("CHF 12.50", "12.50", "CHF"),
    ("12.50 CHF", "12.50", "CHF"),
    ("Fr. 20.–", "20", "CHF"),
    ("CHF 1'250.–", "1250", "CHF"),
    ("₴150", "150", "UAH"),
    ("150 грн", "150", "UAH"),
    ("1 250 €", "1250", "EUR"),
    ("1\u202f250 €", "1250", "EUR"),
    ("1\u00a0250,50 €", "1250.50", "EUR"),
    ("£1,200.00 per month", "1200", "GBP"),
    ("12€50", "12.50", "EUR"),
    ("10 day pass - €180", "180", "EUR"),
    ("Flex 5 days: 99 EUR", "99", "EUR"),
    ("Bureau 4 personnes à 1.200 €/mois", "1200", "EUR"),
    ("Salle 2 250 €", "250", "EUR"),
    ("Zaal 2 € 15", "15", "EUR"),
    ("first hour150 ₴", "150", "UAH"),
    ("x 6 € 1 ticket", "6", "EUR"),
]


@pytest.mark.parametrize(("text", "amount", "currency"), ONE)
def test_the_number_that_touches_the_currency_is_the_amount(text: str, amount: str, currency: str) -> None:
    assert [(money.text, money.currency) for money in find_money(text)] == [(amount, currency)]


@pytest.mark.parametrize(
    "text",
    [
        "Mo-Fr. 8.00-17.00",
        "A4 €",
        "10 tickets",
        "Flex 2 € 15",
        "0,336 €/km",
        "12.345.67 €",
        "€",
        "europe 12",
        "tel. 04 12 34",
        "€€€ 3 minutes away",
    ],
)
def test_what_is_no_amount_or_could_be_two_is_left_out(text: str) -> None:
    assert find_money(text) == []


@pytest.mark.parametrize(
    "text", ["€75-125", "entre 102 euros et 178,50 euros", "150 à 200 euros", "€12.50 - €15", "80 bis 120 €"]
)
def test_the_ends_of_a_range_are_marked(text: str) -> None:
    found = find_money(text)
    assert found and all(money.ranged for money in found)


def test_a_bare_dollar_needs_a_country() -> None:
    assert [money.currency for money in find_money("$20")] == [None]
    assert [money.currency for money in find_money("$20", dollar="AUD")] == ["AUD"]


@pytest.mark.parametrize("form", ["{code} ${}", "{code}${}", "${} {code}", "${}{code}"])
@given(number=st.integers(1, 99_999), code=st.sampled_from(["AUD", "CAD", "NZD", "SGD", "USD", "MXN"]))
def test_a_code_beside_an_amount_tells_its_dollar(form: str, number: int, code: str) -> None:
    text = f"Desk – {form.format(number, code=code)} a day"
    (money,) = find_money(text, dollar="HKD")
    assert (money.amount, money.currency) == (number, code)
    assert text[money.start : money.end] == form.format(number, code=code)


@pytest.mark.parametrize(
    ("text", "code"),
    [("$640mxp", "MXN"), ("$640 MXP al mes", "MXN"), ("$20 usd", "USD"), ("$30 Copies", None), ("$20 per cad", None)],
)
def test_a_code_behind_a_dollar_may_be_in_small_letters(text: str, code: str | None) -> None:
    assert [money.currency for money in find_money(text)] == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("R$ 451/mês", "BRL"),
        ("RD$ 8,501 al mes", "DOP"),
        ("S/ 46 por día", "PEN"),
        ("S/. 651 al mes", "PEN"),
        ("351 soles", "PEN"),
        ("NT$ 4,501", "TWD"),
        ("₡45.001 por mes", "CRC"),
    ],
)
def test_letters_before_a_sign_tell_whose_money_it_is(text: str, code: str) -> None:
    assert [money.currency for money in find_money(text, dollar="USD")] == [code]


def test_an_amount_with_a_dash_needs_a_country_that_writes_so() -> None:
    assert find_money("530.–") == []
    assert [(money.text, money.currency) for money in find_money("530.–", home="CHF")] == [("530", "CHF")]


@pytest.mark.parametrize(
    ("text", "amount"), [("450", "450"), ("12.50", "12.50"), ("1.250,-", "1250"), ("1'200.–", "1200")]
)
def test_a_cell_that_is_nothing_but_a_number_is_a_plain_amount(text: str, amount: str) -> None:
    assert str(plain_amount(text)) == amount


@pytest.mark.parametrize("text", ["", " ", "4-6", "+100", "12 m²", "24/7", "n/a"])
def test_other_cells_are_not(text: str) -> None:
    assert plain_amount(text) is None


def test_a_header_names_one_currency_or_none() -> None:
    assert currency_in("CHF / Monat") == "CHF"
    assert currency_in("Prix (€)") == "EUR"
    assert currency_in("€ / $") is None


@given(st.text(alphabet="0123456789.,'’ -–€£$chfeurEURFr.à/x\n\u00a0", max_size=60))
def test_any_text_gives_amounts_that_stand_in_it_in_order(text: str) -> None:
    end = 0
    for money in find_money(text, dollar="USD", home="CHF"):
        assert end <= money.start < money.end <= len(text)
        assert any(char.isdigit() for char in text[money.start : money.end])
        assert money.currency and money.amount >= 0
        end = money.end


@given(st.text())
def test_nothing_makes_it_raise(text: str) -> None:
    find_money(text)
    plain_amount(text)
    currency_in(text)


@given(
    st.integers(1, 99_999),
    st.sampled_from(["€ {}", "{} €", "€{}", "{}€", "EUR {}", "{} euro", "€ {},-", "€ {},00", "CHF {}.–"]),
)
def test_an_amount_written_is_the_amount_read(number: int, form: str) -> None:
    assert [money.amount for money in find_money(form.format(number))] == [number]


def test_a_million_is_a_price_only_where_the_unit_is_small() -> None:
    assert [money.amount for money in find_money("Oficina $1.500.000", dollar="COP")] == [1_500_000]
    assert not find_money("Oficina $1.500.000", dollar="USD")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Pour dix euros par jour", 10),
        ("à cent soixante-quinze euros", 175),
        ("quatre-vingts euros", 80),
        ("quatre-vingt-dix-neuf euros", 99),
        ("mille deux cents euros", 1200),
        ("zweihundertfünfzig Euro", 250),
        ("fünfundzwanzig Schweizer Franken", 25),
        ("tweehonderdvijftig euro", 250),
        ("centoventi euro", 120),
        ("trentacinque euro", 35),
        ("ciento veinte euros", 120),
        ("treinta y cinco euros", 35),
        ("one hundred and twenty euros", 120),
    ],
)
def test_amounts_may_be_written_out(text: str, amount: int) -> None:
    assert [money.amount for money in find_money(text)] == [amount]


@pytest.mark.parametrize(
    "text",
    ["des centaines d'euros", "deux millions d'euros", "quelques euros", "la salle en euros", "deux millions euros"],
)
def test_words_that_are_no_number_make_no_amount(text: str) -> None:
    assert find_money(text) == []


def test_the_same_amount_in_words_in_a_bracket_is_not_told_twice() -> None:
    assert [money.amount for money in find_money("150 € (cent cinquante euros) par mois")] == [150]


@pytest.mark.parametrize(
    "text", ["entre quinze et vingt euros", "de 10 a quince euros", "tra venti e trenta euro", "cinq ou dix euros"]
)
def test_the_second_of_two_numbers_in_words_is_one_end_of_a_range(text: str) -> None:
    assert [money.ranged for money in find_money(text)] == [True]
