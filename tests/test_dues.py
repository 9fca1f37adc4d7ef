"""Dues of members: usual and reduced ones, with the period in their name, asked below a heading about membership."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract import Found, formulas


def dues(heading: str, text: str, lang: str = "en") -> set[tuple[str, str]]:
    """Amount and period of every plan in a paragraph of a makers' house."""
    body = f"<h1>Plinth Makerspace</h1><h2>{heading}</h2><p>{text}</p>"
    shown = page(body, head="<title>Plinth Makerspace</title>", lang=lang)
    values = [one.claim.value for one in formulas.extract(shown) if isinstance(one, Found)]
    return {(value["amount"], value["period"]) for value in values}


BESIDE = [
    ("en", "Membership", "Membership is £25 per month, or £15 for concessions."),
    (
        "en",
        "Membership",
        "Full membership costs £25 a month; student membership is £15 a month for as long as they study.",
    ),
    (
        "fr",
        "Adhésion",
        "La cotisation est de 25 € par mois pour les particuliers et 15 € par mois pour les associations.",
    ),
]


@pytest.mark.parametrize(("lang", "heading", "text"), BESIDE)
def test_dues_that_others_pay_stand_beside_the_usual_ones(lang: str, heading: str, text: str) -> None:
    assert dues(heading, text, lang) == {("25", "month"), ("15", "month")}


BETWEEN = [
    ("de", "Mitmachen", "Die Mitgliedschaft kostet im Monat 25 Euro (ermäßigt 15 Euro) und ist jederzeit kündbar."),
    ("de", "Mitmachen", "Der Mitgliedsbeitrag beträgt monatlich 25 €, ermäßigt 15 €."),
    ("de", "Mitgliedschaft", "Ordentliche Mitglieder zahlen 25 Euro im Monat, Studierende 15 Euro."),
    ("en", "Membership", "Membership is a mere $25 a month! Student membership is available for $15 a month."),
]


@pytest.mark.parametrize(("lang", "heading", "text"), BETWEEN)
def test_the_period_may_stand_between_the_verb_and_the_dues(lang: str, heading: str, text: str) -> None:
    assert dues(heading, text, lang) == {("25", "month"), ("15", "month")}


PAYERS = [
    ("en", "Cost", "Membership fees are £25 a month (£15 if you're a student or unwaged)."),
    ("en", "Cost", "Membership costs £25/month, and there's a reduced rate of £15/month for those on low income."),
    ("en", "Cost", "Standard Membership (£25/month) – in by day. Student Membership (£15/month) – by night."),
]


@pytest.mark.parametrize(("lang", "heading", "text"), PAYERS)
def test_who_pays_less_is_no_condition_of_a_price(lang: str, heading: str, text: str) -> None:
    assert dues(heading, text, lang) == {("25", "month"), ("15", "month")}


def test_dues_are_paid_to_an_association() -> None:
    text = "L'adhésion annuelle à l'association est de 20 €."
    assert dues("Tarifs", text, "fr") == {("20", "year")}


def test_each_of_several_dues_is_for_those_right_behind_it() -> None:
    text = "L'adhésion coûte par an 20 € pour les étudiants et 40 € pour les autres personnes du quartier."
    shown = page(f"<h1>Atelier Plinthe</h1><h2>Adhésion</h2><p>{text}</p>", lang="fr")
    values = [one.claim.value for one in formulas.extract(shown) if isinstance(one, Found)]
    assert [(value["name"], value["amount"]) for value in values] == [
        ("L'adhésion – étudiants", "20"),
        ("L'adhésion – les autres", "40"),
    ]


def test_those_who_pay_less_pay_dues_below_a_heading_about_membership() -> None:
    text = "Students and the unwaged pay only £5 per month, and nobody asks for proof."
    assert dues("Membership", text) == {("5", "month")}
    assert dues("Courses", text) == set()


def test_reduced_dues_bear_the_name_of_those_who_pay_them() -> None:
    shown = page("<h1>Plinth Makerspace</h1><p>Standard membership is £25 a month, or £40 a month for families.</p>")
    names = [one.claim.value["name"] for one in formulas.extract(shown) if isinstance(one, Found)]
    assert names == ["Standard membership", "Standard membership – families"]


YEARLY = [
    (
        "en",
        "Membership",
        "Annual membership costs £60 and is paid in January by standing order, as it has always been.",
    ),
    ("it", "Iscrizione", "La quota associativa annuale è di 60 euro e si versa in sede o con un bonifico sul conto."),
]


@pytest.mark.parametrize(("lang", "heading", "text"), YEARLY)
def test_the_name_of_dues_tells_how_long_they_are_for(lang: str, heading: str, text: str) -> None:
    assert dues(heading, text, lang) == {("60", "year")}


def test_what_a_house_asks_below_a_heading_about_membership_are_dues() -> None:
    text = "We would rather hack than count coins, and that is why we ask €25 a month."
    assert dues("Membership", text) == {("25", "month")}
    assert dues("Snacks", text) == set()


def test_a_member_pays_whatever_stands_around_the_price() -> None:
    body = """<h1>Plinth Makerspace</h1><h2>Privileges</h2><ul><li>Student member – £15 a month</li>
    <li>Full member – £25 a month</li><li>Discounted workshops and events</li></ul>"""
    values = [one.claim.value for one in formulas.extract(page(body)) if isinstance(one, Found)]
    assert {(value["amount"], value["desk_type"]) for value in values} == {("15", "other"), ("25", "other")}


NONE = [
    ("en", "Membership", "The space costs us £900 a month to run."),
    ("en", "Power maker", "$35 a month credit toward fees for machines"),
    ("de", "Mitgliedschaft", "Die Miete kostet uns 800 € im Monat."),
    ("fr", "Adhésion", "Tout compris, le lieu et ses machines nous coûtent 800 € par mois."),
]


@pytest.mark.parametrize(("lang", "heading", "text"), NONE)
def test_what_the_house_itself_costs_and_what_is_credited_are_no_dues(lang: str, heading: str, text: str) -> None:
    assert dues(heading, text, lang) == set()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Wir sind ein Verein. Der monatliche Beitrag beträgt 25 Euro. Wer kann, hilft mit."),
        ("nl", "Wij zijn een vereniging. De maandelijkse bijdrage bedraagt € 25. Help gerust mee."),
        ("fr", "Nous sommes une association. La contribution mensuelle est de 25 €. Chacun aide."),
    ],
)
def test_what_is_contributed_by_the_month_is_a_due(lang: str, sentence: str) -> None:
    assert dues({"de": "Mitmachen", "nl": "Meedoen", "fr": "Participer"}[lang], sentence, lang) == {("25", "month")}


@pytest.mark.parametrize(("more", "kind"), [("", "other"), ("<p>Coworking upstairs.</p>", "hot_desk")])
def test_a_house_that_only_calls_itself_a_makerspace_in_passing_asks_for_dues(more: str, kind: str) -> None:
    body = f"<h1>Join</h1><p>Help our makerspace grow.</p><ul><li>$40/month — Basic membership</li></ul>{more}"
    shown = page(body, url="https://plinth.us/join", head="<title>Membership - Plinth</title>", lang="en")
    assert [one.claim.value["desk_type"] for one in formulas.extract(shown) if isinstance(one, Found)] == [kind]


PAID = [
    ("nl", "Wij zijn een vereniging. Deelnemers betalen iedere maand hun bijdrage (momenteel 27 euro)."),
    ("nl", "Leden betalen per maand een bijdrage van 27 euro."),
    ("de", "Mitglieder zahlen jeden Monat einen Beitrag (derzeit 27 €)."),
    ("en", "Members pay a contribution every month (currently €27)."),
    ("fr", "Les adhérents paient chaque mois une participation de 27 €."),
    ("es", "Los socios pagan cada mes una cuota de 27 €."),
    ("it", "I soci pagano ogni mese una quota di 27 €."),
]


@pytest.mark.parametrize(("lang", "sentence"), PAID)
def test_for_how_long_members_pay_may_stand_before_what_they_pay(lang: str, sentence: str) -> None:
    assert dues("Info", sentence, lang) == {("27", "month")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Leden betalen een bijdrage van 3 euro voor koffie.",
        "Leden betalen hun bijdrage (momenteel 27 euro).",
        "Wij betalen iedere maand een bijdrage van 27 euro.",
    ],
)
def test_what_is_paid_once_or_by_the_house_is_no_due(sentence: str) -> None:
    assert dues("Info", sentence, "nl") == set()
