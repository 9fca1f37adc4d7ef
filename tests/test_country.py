"""The country of a page is told by several signs, and by none when they are weak."""

import pytest

from cowcrawl.extract.where.country import country
from cowcrawl.literals.country import code_of, holds, named_in, of_host
from tests.markup import mention, page

SIGNS = [
    ("<p>Tel. +32 2 555 12 12</p>", "https://deschuur.example/", "", "BE"),
    ("<p>Rue Haute 5, B-1000 Bruxelles</p>", "https://deschuur.example/", "", "BE"),
    ("<p>Spaklerweg 52, 1114 AE Amsterdam</p>", "https://deschuur.example/", "", "NL"),
    ("<p>12 Smith Street, Leicester LE1 4FQ</p>", "https://deschuur.example/", "", "GB"),
    ("<p>Welkom</p>", "https://deschuur.be/", "", "BE"),
    ("<p>Lavora con noi</p>", "https://deschuur.example/", "it", "IT"),
    ("<p>Lampion AG · CHE-114.321.877 MWST</p>", "https://deschuur.example/", "", "CH"),
    ("<p>Lampion ASBL</p>", "https://deschuur.example/", "", "BE"),
    ("<p>Farol S.A. · CUIT 30-71234512-9</p>", "https://elfarol.example/", "", "AR"),
    ("<p>Precios en pesos mexicanos</p>", "https://elfarol.example/", "", "MX"),
    ("<p>BTW NL 123456789 B01</p>", "https://deschuur.example/", "", "NL"),
    ("<p>Association loi 1901</p>", "https://deschuur.example/", "", "FR"),
    ("<p>Bienvenue</p>", "https://deschuur.example/", "fr-BE", "BE"),
    ("<p>Welcome</p>", "https://deschuur.io/", "en-US", None),
    ("<p>Welcome</p>", "https://deschuur.example/", "en", None),
]


@pytest.mark.parametrize(("body", "url", "lang", "expected"), SIGNS)
def test_signs_tell_the_country(body: str, url: str, lang: str, expected: str | None) -> None:
    assert country(page(body, url=url, lang=lang)) == expected


def test_domains_sold_all_over_the_world_say_nothing() -> None:
    assert [of_host(f"deschuur.{end}") for end in ("io", "co", "me", "ml", "tk", "com", "space")] == [None] * 7
    assert of_host("deschuur.brussels") == "BE"


def test_a_year_and_whose_it_is_are_no_postcode() -> None:
    assert country(page("<p>Source: the 2026 UK Desk Report and the 2025 US Survey</p>", lang="en")) is None
    assert country(page("<p>Rijksweg 4, 2026 UK Haarlem</p>", lang="en")) == "NL"


def test_names_and_codes_are_known_in_several_languages() -> None:
    assert {code_of(name) for name in ("België", "Belgique", "Belgium", "BE", "be")} == {"BE"}
    assert code_of("Atlantis") is None
    assert named_in("1000 Brussel, België") == ("BE", 14, 20)


def test_a_box_holds_its_country() -> None:
    assert holds("BE", 50.85, 4.35) is True
    assert holds("BE", 4.35, 50.85) is False
    assert holds("XX", 1, 1) is None


def test_a_number_of_five_pairs_on_a_french_page_is_a_french_one() -> None:
    assert country(page("<p>Par téléphone au 02 96 37 84 46</p><p>Nous sommes là.</p>", lang="fr")) == "FR"
    assert country(page("<p>Par téléphone au 02 555 12 12</p><p>Nous sommes là.</p>", lang="fr")) is None


def test_the_country_is_claimed_only_with_words_that_say_it() -> None:
    said = mention(
        page("<address>Rue Haute 5<br>1000 Bruxelles<br>Belgique</address>", url="https://deschuur.be/contact")
    )
    assert (said.first("country"), [c.quote for c in said.claims if c.field == "country"]) == (
        "BE",
        ["Rue Haute 5 1000 Bruxelles Belgique"],
    )
    unsaid = mention(page("<address>Rue Haute 5<br>1000 Bruxelles</address>", url="https://deschuur.be/contact"))
    assert unsaid.first("country") is None


@pytest.mark.parametrize(
    ("address", "expected"),
    [("Lendkai 45, 8020 Graz", "AT"), ("Gürtelstrasse 3, 7000 Chur", "CH"), ("Am Weg 3, 9999 Nirgendsheim", None)],
)
def test_a_town_that_one_country_of_the_language_has_tells_which(address: str, expected: str | None) -> None:
    assert country(page(f"<p>Wir vermieten Büros.</p><p>{address}</p>", lang="de")) == expected
