"""A plan with an invented name is for the desk that its own description tells, and not that of its neighbour."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans, values

NAMES = ("Moss", "Fern", "Oak")
KINDS = ("hot_desk", "fixed_desk", "private_office")
AMOUNTS = ("180", "290", "650")
TOLD = {
    "en": (
        "Any free desk in the open space.",
        "Your own dedicated desk with a drawer.",
        "A private office for up to four.",
        "a month",
    ),
    "fr": (
        "Un poste nomade où vous voulez.",
        "Un poste fixe avec caisson.",
        "Un bureau privé pour quatre.",
        "par mois",
    ),
    "nl": ("Een flexplek in de open ruimte.", "Een vaste plek met lade.", "Een privékantoor voor vier.", "per maand"),
    "de": (
        "Ein flexibler Arbeitsplatz am Fenster.",
        "Dein fester Schreibtisch.",
        "Ein eigenes Büro für vier.",
        "pro Monat",
    ),
    "es": (
        "Un puesto flexible en la sala grande.",
        "Un puesto fijo con cajonera.",
        "Un despacho privado para cuatro.",
        "al mes",
    ),
    "it": (
        "Una postazione flessibile nella sala.",
        "Una postazione fissa con cassettiera.",
        "Un ufficio privato per quattro.",
        "al mese",
    ),
}
MARKUP = {
    "a list of terms": "<dl>{0}</dl>|<dt>{name} – € {amount} {per}</dt><dd>{text}</dd>",
    "lines of a paragraph": "{0}|<p><strong>{name}</strong><br>€ {amount} {per}<br>{text}</p>",
    "lines of one paragraph a plan": "{0}|<p>{name}: € {amount} {per}<br>{text}</p>",
    "a sentence before the price": "{0}|<h3>{name}</h3><p>{text} € {amount} {per}.</p>",
}


@pytest.mark.parametrize("language", TOLD)
@pytest.mark.parametrize("markup", MARKUP)
def test_the_description_below_its_own_name_tells_the_desk(markup: str, language: str) -> None:
    *texts, per = TOLD[language]
    around, each = MARKUP[markup].split("|")
    plans = zip(NAMES, AMOUNTS, texts, strict=True)
    body = "".join(each.format(name=name, amount=amount, text=text, per=per) for name, amount, text in plans)
    found = named(page_of(f"<h1>Coworking</h1>{around.format(body)}"))
    assert {(name, kind, amount) for name, kind, amount, _ in found if name in NAMES} == set(
        zip(NAMES, KINDS, AMOUNTS, strict=True)
    )


def test_what_one_plan_includes_is_not_included_in_the_next() -> None:
    lines = "<p>Moss: €90 a month<br>2 days a week</p><p>Fern: €180 a month<br>Any free desk.</p>"
    found = values(page_of(f"<h1>Coworking</h1>{lines}"))
    assert [value["included"] for value in found if value["name"] == "Fern"] == [None]


@pytest.mark.parametrize(
    ("plan", "extras"),
    [
        ("Hot desk £180 per month", ["Mail scanning £20 per month", "Phone answering £45 per month"]),
        ("Poste nomade 180 € par mois", ["Numérisation du courrier 20 € par mois", "Garage à vélos 8 € par mois"]),
        ("Flexplek € 180 per maand", ["Post scannen € 20 per maand", "Onbeperkt koffie € 25 per maand"]),
        ("Flex Desk 180 € pro Monat", ["Postscan 20 € pro Monat", "Rufumleitung 15 € pro Monat"]),
        ("Puesto flexible 180 € al mes", ["Aparcabicis 8 € al mes", "Digitalización de correo 20 € al mes"]),
        ("Postazione flessibile 180 € al mese", ["Ripostiglio 35 € al mese", "Scansione posta 20 € al mese"]),
    ],
)
def test_what_can_be_added_to_a_plan_is_none(plan: str, extras: list[str]) -> None:
    items = "".join(f"<li>{text}</li>" for text in (plan, *extras))
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1><ul>{items}</ul>"))] == ["180"]


def test_an_item_that_begins_with_a_plus_is_added_to_a_plan() -> None:
    items = "<li>+ Plant watering €20 per month</li><li>+ Fixed desk €290 per month</li>"
    card = f"<div><h3>Hot desk</h3><p>€180 per month</p><ul>{items}</ul></div>"
    assert {value["amount"] for value in values(page_of(f"<h1>Coworking</h1>{card}"))} == {"180", "290"}


@pytest.mark.parametrize("who", ["Deuxième personne", "Seconde personne", "2e personne"])
def test_the_second_person_at_a_desk_is_no_plan_in_french_either(who: str) -> None:
    card = f"<div><h3>Poste fixe</h3><p>290 € par mois</p><p>{who} : 140 € par mois</p></div>"
    assert [value["amount"] for value in values(page_of(f"<h1>Coworking</h1>{card}"))] == ["290"]


def test_the_lines_above_the_only_price_of_a_block_tell_what_its_card_names() -> None:
    card = "<h3>{}</h3><p>{}<br>Wifi – cuisine.<br>{}</p>"
    body = "".join(
        f"<div>{card.format(*told)}</div>"
        for told in (
            ("Le Nid", "Louez un bureau privé à l'heure, selon vos besoins.", "24 €/h"),
            ("Le Quai", "Un poste fixe rien que pour vous.", "190 €/mois"),
        )
    )
    assert {plan[:2] for plan in plans(f"<h1>Coworking</h1><h2>Tarifs</h2>{body}")} == {
        ("private_office", "24"),
        ("fixed_desk", "190"),
    }


def test_lines_above_several_prices_of_a_block_tell_of_none_what_it_is_for() -> None:
    body = "<h3>Le Nid</h3><p>Aussi en bureau privé.<br>Un jour : 20 €<br>Un mois : 190 €</p>"
    assert "private_office" not in {plan[0] for plan in plans(f"<h1>Coworking</h1><h2>Tarifs</h2>{body}")}


def test_a_desk_of_its_own_in_a_shared_space_is_no_office() -> None:
    cards = ("Bureau individuel dans un espace partagé", "Bureau individuel en open space", "Bureau individuel")
    body = "".join(f"<div><h3>{name}</h3><p>{200 + at} €/mois</p></div>" for at, name in enumerate(cards))
    assert {plan[:2] for plan in plans(f"<h1>Coworking</h1>{body}")} == {
        ("fixed_desk", "200"),
        ("fixed_desk", "201"),
        ("private_office", "202"),
    }


@pytest.mark.parametrize(
    "line",
    [
        "No fixed desk",
        "Pas de poste fixe",
        "Kein fester Arbeitsplatz",
        "Geen vaste werkplek",
        "Sin puesto fijo",
        "Sin puesto asignado",
        "Senza postazione fissa",
    ],
)
def test_what_a_plan_lacks_is_not_its_kind(line: str) -> None:
    body = f"<h3>Basic</h3><p>€ 101 / month</p><ul><li>{line}</li></ul>"
    assert [plan[0] for plan in plans(body)] == ["hot_desk"]


@pytest.mark.parametrize("line", ["Puesto asignado", "Postazione assegnata", "Sin permanencia, puesto fijo"])
def test_a_desk_that_is_assigned_is_one_s_own(line: str) -> None:
    body = f"<h3>Basic</h3><p>€ 101 / mes</p><ul><li>{line}</li></ul>"
    assert [plan[0] for plan in plans(body)] == ["fixed_desk"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Desk in a shared office", "hot_desk"),
        ("Bureau partagé", "hot_desk"),
        ("Werkplek in gedeeld kantoor", "hot_desk"),
        ("Puesto en despacho compartido", "hot_desk"),
        ("Postazione in ufficio condiviso", "hot_desk"),
        ("Dedicated desk in a shared office", "fixed_desk"),
        ("Private office in a shared office building", "private_office"),
    ],
)
def test_a_desk_in_an_office_that_many_share_is_no_office(label: str, kind: str) -> None:
    assert [plan[0] for plan in plans(f"<h1>Coworking</h1><ul><li>{label}: € 181 / month</li></ul>")] == [kind]
