"""The kinds of place a space says it is; not what it says of others."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract import Found
from cowcrawl.extract.what import space_types


def kinds(body: str, *, title: str = "", url: str = "https://deschuur.example/") -> set[str]:
    head = f"<title>{title}</title>" if title else ""
    return {one.claim.value for one in space_types.extract(page(body, head=head, url=url)) if isinstance(one, Found)}


SAID = [
    ("De Schuur is a coworking space in an old barn.", {"coworking"}),
    ("We are a makerspace run by its members.", {"fab_lab"}),
    ("Welcome to our business centre.", {"business_centre"}),
    ("De Schuur est un tiers-lieu et un espace de coworking associatif.", {"third_place", "coworking"}),
    ("Notre pépinière d'entreprises vous accueille.", {"incubator"}),
    ("Notre espace de travail partagé est ouvert à tous.", {"coworking"}),
    ("De Schuur is een coworkingplek en een broedplaats.", {"coworking", "creative_breeding_place"}),
    ("Ons bedrijvencentrum telt twee verdiepingen.", {"business_centre"}),
    ("Wij zijn een open werkplaats voor iedereen.", {"fab_lab"}),
    ("Unser Coworking Space bietet viel Ruhe.", {"coworking"}),
    ("De Schuur ist ein Gründerzentrum.", {"incubator"}),
    ("Somos un espacio de coworking y un vivero de empresas.", {"coworking", "incubator"}),
    ("Nuestro centro de negocios te espera.", {"business_centre"}),
    ("Siamo uno spazio di coworking nel cuore del paese.", {"coworking"}),
    ("Il nostro fablab è aperto il giovedì.", {"fab_lab"}),
    ("We offer coworking, offices and peace.", {"coworking"}),
    ("A coworking space in the heart of the old harbour", {"coworking"}),
    ("Un espace de coworking chaleureux au cœur du village.", {"coworking"}),
    ("Le tiers-lieu dispose de douze bureaux et d'un four à pain.", {"third_place"}),
    ("Der Coworking-Space liegt mitten in der Altstadt.", {"coworking"}),
    ("De coworking bevindt zich in een oude stal.", {"coworking"}),
    ("El coworking cuenta con veinte puestos.", {"coworking"}),
    ("Il tuo spazio di coworking a Borgomarmotta", {"coworking"}),
]


@pytest.mark.parametrize(("text", "values"), SAID)
def test_a_space_says_what_it_is(text: str, values: set[str]) -> None:
    assert kinds(f"<p>{text}</p>") == values


NOT_SAID = [
    "Siamo creature sociali, il coworking soddisfa questo bisogno.",
    "What is a coworking space?",
    "Most coworking spaces are noisy.",
    "A fab lab is a workshop with machines.",
    "De Specht is a business centre in the next street.",
    "Our neighbour, an incubator, closed.",
    "We are a member of the coworking federation.",
    "We are not a business centre.",
    "La plupart des espaces de coworking sont en ville.",
    "Andere coworkingplekken sluiten om zes uur.",
    "Im Gegensatz zu uns ist ein Business Center teuer.",
    "El concepto de coworking nació lejos.",
    "Perché un incubatore non basta.",
    "Meet at the hub.",
    "A coworking space needs good coffee.",
    "A coworking space is a place for everybody.",
    "Il coworking in Italia",
    "Le coworking est une tendance.",
    "De coworking in Nederland groeit.",
    "An alternative to a coworking space",
    "A fab lab in every town is our dream.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_is_said_of_others_or_in_general_is_nobodys(text: str) -> None:
    assert kinds(f"<p>{text}</p>") == set()


@pytest.mark.parametrize("heading", ["<h2>Your coworking space in the village.</h2>", "<h3>Coworking</h3>"])
def test_a_great_heading_or_one_of_that_word_alone_tells_it(heading: str) -> None:
    assert kinds(f"{heading}<p>Work at a bright desk.</p>") == {"coworking"}


@pytest.mark.parametrize("heading", ["<h3>Coworking tips</h3>", "<h3>Business centre</h3>"])
def test_a_small_heading_of_more_or_of_another_kind_does_not(heading: str) -> None:
    assert kinds(f"{heading}<p>Work at a bright desk.</p>") == set()


def test_a_title_tells_the_kind() -> None:
    assert kinds("<p>Hello.</p>", title="De Schuur – Makerspace in Gent") == {"fab_lab"}


def test_a_title_that_asks_tells_nothing() -> None:
    assert kinds("<p>Hello.</p>", title="Why coworking? | De Schuur") == set()
    assert kinds("<p>Hello.</p>", title="The coworking of tomorrow? | De Schuur") == set()


@pytest.mark.parametrize(
    "title",
    [
        "Dieci motivi per lavorare in un coworking",
        "Five reasons to join a coworking space",
        "Los mejores coworkings de la costa",
    ],
)
def test_a_title_that_gives_reasons_tells_nothing(title: str) -> None:
    assert kinds("<p>Ciao.</p>", title=title) == set()


def test_a_dated_post_tells_nothing() -> None:
    url = "https://deschuur.example/blog/2019/05/post"
    assert kinds("<p>We are a makerspace.</p>", title="A coworking space opens", url=url) == set()


def test_a_footer_may_say_what_the_space_is() -> None:
    assert kinds("<footer><p>De Schuur is a rural coworking space.</p></footer>") == {"coworking"}


def test_the_plainest_words_are_quoted() -> None:
    where = page("<h1>Coworking</h1><p>De Schuur is a coworking space.</p>", head="<title>Coworking</title>")
    (one,) = [one for one in space_types.extract(where) if isinstance(one, Found)]
    assert one.claim.quote == "De Schuur is a coworking space."
