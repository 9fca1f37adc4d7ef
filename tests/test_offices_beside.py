"""What stands with the address of another's office in the frame of a page is not the house's."""

from __future__ import annotations

import pytest

from tests.markup import mention, page

HOUSE = (
    "<main><h1>La Lanterne, tiers-lieu</h1><h2>Horaires</h2><p>Du mardi au vendredi : 9h-12h30 et 14h-18h</p>"
    "<h2>Nous trouver</h2><p>La Lanterne<br>3 place du Puits<br>46320 Assier<br>{reach}</p></main>"
)
HALL = (
    "<footer><h3>Mairie d'Assier</h3><p>1 rue Haute – 46320 Assier<br>05 65 55 12 00<br>"
    "Ouverture : lundi, mercredi et vendredi de 14h à 17h</p></footer>"
)


@pytest.mark.parametrize(
    ("reach", "numbers"), [("Tél. : 05 65 55 12 98", ["+33565551298"]), ("Poussez la porte", ["+33565551200"])]
)
def test_a_town_hall_in_the_footer_keeps_its_hours_and_its_number(reach: str, numbers: list[str]) -> None:
    shown = page(HOUSE.format(reach=reach) + HALL, url="https://assier.example/vie/lanterne", lang="fr")
    read = mention(shown)
    assert read.first("opening_hours") == "Tu-Fr 09:00-12:30,14:00-18:00"
    assert [claim.value for claim in read.claims if claim.field == "phone"] == numbers


@pytest.mark.parametrize(("title", "read"), [("Coworking à l’Hôtel du Cygne", True), ("Coworking Le Cygne", False)])
def test_the_number_of_a_hotel_is_the_house_s_where_the_house_is_one(title: str, read: bool) -> None:
    body = (
        "<main><h1>Travailler au calme</h1></main><footer>{} – 15 avenue Foch – 21000 Dijon – 03 80 55 66 71</footer>"
    )
    shown = page(
        body.format("Hôtel du Cygne"), url="https://x.example/coworking", head=f"<title>{title}</title>", lang="fr"
    )
    assert (mention(shown).first("phone") is not None) == read


def test_hours_behind_name_address_and_number_in_one_line_stand_alone() -> None:
    line = "Le Lampion, 2 rue de la Monnaie, 35000 Rennes. 7j/7 : lun-ven 8h30-21h, sam-dim 10h-20h. 02 99 55 12 35"
    shown = page(f"<h1>Le Lampion</h1><p>Un café.</p><p>{line}</p>", url="https://lelampion.example/tarifs", lang="fr")
    read = mention(shown)
    assert read.first("opening_hours") == "Mo-Fr 08:30-21:00; Sa-Su 10:00-20:00"
    assert read.first("phone") == "+33299551235"


def test_a_landline_called_fixed_goes_before_the_mobile_beside_it() -> None:
    line = "Fixe : 04 50 55 12 53 – Portable : 07 81 55 83 84"
    body = f"<h1>Venir</h1><p>18 avenue du Rhône<br>74000 Annecy</p><p>{line}</p>"
    assert mention(page(body, url="https://x.example/contact", lang="fr")).first("phone") == "+33450551253"


def test_when_the_switchboard_is_manned_is_not_when_the_house_is_open() -> None:
    line = "Lampion, 6 rue Haute, 67540 Ostwald. 03 88 55 20 40. Standard : lundi-vendredi 8h-12h / 13h30-18h."
    shown = page(f"<h1>Lampion</h1><p>{line}</p>", url="https://lampion.example/contact", lang="fr")
    assert mention(shown).first("opening_hours") is None


def test_the_hours_in_the_first_line_of_a_page_about_coworking_are_the_house_s() -> None:
    plans = "<div><strong>Pass journée</strong> <em>25 €</em></div>"
    lead = "<h1>Le Salon, espace de coworking</h1><p>Travaillez au calme, de 7h30 à 20h, tous les jours.</p>"
    shown = page(f"<main>{lead}{plans}</main>", url="https://x.example/coworking", lang="fr")
    assert mention(shown).first("opening_hours") == "Mo-Su 07:30-20:00"
