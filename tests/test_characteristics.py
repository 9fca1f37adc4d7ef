"""What a page says of its members, its community, its network and its designers, and what only sounds like it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.extract import Found
from cowcrawl.extract.characteristics import extract
from cowcrawl.extract.read import read
from cowcrawl.fields import MIXED, TRADES, problem
from cowcrawl.vocabulary import load
from db.site.words import WORDS
from tests.markup import page


def said(body: str, lang: str = "en", url: str = "https://deschuur.example/") -> dict[str, Any]:
    """The characteristics of a page: the value of each field, a list where a field has several."""
    found: dict[str, Any] = {}
    for one in extract(page(body, lang=lang, url=url)):
        if isinstance(one, Found):
            value = one.claim.value
            assert problem(one.claim.field, value) is None
            found[one.claim.field] = value if one.claim.field not in found else [found[one.claim.field], value]
    return found


@pytest.mark.parametrize(
    ("lang", "sentence", "trade"),
    [
        ("en", "The Loft is a coworking space for creatives in the middle of Leeds.", "creative"),
        ("en", "A shared workspace dedicated to the creative industries.", "creative"),
        ("en", "Our coworking hub is reserved for social entrepreneurs.", "social"),
        ("en", "We are a makerspace for hackers and software developers.", "tech"),
        ("en", "A coworking space for freelancers in the creative sector.", "creative"),
        ("en", "Coworking for women", "women"),
        ("en", "We are a home for musicians.", "music"),
        ("fr", "Un espace de coworking dédié aux métiers du numérique.", "tech"),
        ("fr", "Notre tiers-lieu est spécialisé dans l'économie sociale et solidaire.", "social"),
        ("fr", "Nous accueillons des entrepreneurs de la santé au cœur de Namur.", "health"),
        ("fr", "L'espace de travail partagé pour les architectes et les urbanistes.", "building"),
        ("nl", "Een coworking voor creatieve ondernemers in Gent.", "creative"),
        ("nl", "Ons bedrijfsverzamelgebouw is gericht op de maakindustrie.", "makers"),
        ("nl", "Een werkplek speciaal voor advocaten en juristen.", "legal"),
        ("de", "Der Coworking-Space für Kreative in Köln.", "creative"),
        ("de", "Unser Coworking ist spezialisiert auf die Gesundheitsbranche.", "health"),
        ("de", "Ein Coworking Space nur in Bonn von und für Gründerinnen.", "women"),
        ("es", "Somos un espacio de coworking para diseñadores e ilustradores.", "creative"),
        ("es", "Un coworking especializado en economía social.", "social"),
        ("it", "Uno spazio di coworking dedicato al settore creativo.", "creative"),
        ("es", "Un espacio de coworking para ceramistas.", "makers"),
        ("it", "Il coworking per avvocati e studi legali.", "legal"),
        ("it", "Coworking per professionisti del benessere: stanze a ore senza costi fissi", "health"),
    ],
)
def test_a_space_that_says_whose_trade_it_is_for_is_specialised(lang: str, sentence: str, trade: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {"member_profile": trade}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "A coworking space for freelancers, startups and creatives."),
        ("en", "A coworking space for creatives and remote workers."),
        ("en", "A coworking space with a gallery for artists."),
        ("en", "Coworking spaces for creatives are rare in this town."),
        ("en", "A coworking space ideal for designers."),
        ("en", "Coworking membership for artists"),
        ("en", "Coworking for artists: £80 a month"),
        ("en", "Our coworking space hosts an exhibition of local artists."),
        ("en", "Next door is a coworking space for makers."),
        ("en", "Unlike other coworking spaces for developers, we have a garden."),
        ("en", "We are not a coworking space for developers."),
        ("en", "We welcome artists for a residency in spring."),
        ("en", "Our garden has a place for artists."),
        ("en", "The upper floor is a place for artists."),
        ("en", "Is this a coworking space for creatives?"),
        ("en", "A coworking space with desks for teams in the tech sector."),
        ("fr", "Un espace de travail partagé pour travailler en mode collaboratif."),
        ("fr", "L'espace de coworking accueille des artistes pour une exposition."),
        ("fr", "Un espace de coworking dédié."),
        ("fr", "Un coworking pour les indépendants, les start-ups et les créatifs."),
        ("fr", "Tarif coworking pour les artistes"),
        ("nl", "Een coworking voor ondernemers, studenten en kunstenaars."),
        ("nl", "In onze coworking is er een atelier voor kunstenaars."),
        ("de", "Ein Coworking-Space für Freelancer, Start-ups und Kreative."),
        ("es", "Un coworking para emprendedores y artistas."),
        ("it", "Un coworking per professionisti e creativi."),
    ],
)
def test_people_of_any_trade_plans_guests_and_others_make_no_speciality(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Our members come from all sectors."),
        ("en", "Our community brings together people from different backgrounds."),
        ("en", "Our coworking space is open to everyone."),
        ("en", "The coworking is open to all, whatever they do."),
        ("fr", "Nos coworkers viennent de tous horizons."),
        ("fr", "Notre communauté réunit des métiers variés."),
        ("fr", "Le coworking est ouvert à tous."),
        ("nl", "Onze leden komen uit verschillende sectoren."),
        ("nl", "Onze coworking staat open voor iedereen."),
        ("de", "Unsere Mitglieder kommen aus den unterschiedlichsten Branchen."),
        ("es", "Nuestros miembros son profesionales de diferentes sectores."),
        ("it", "La nostra community riunisce professionisti di settori diversi."),
    ],
)
def test_members_of_all_trades_make_a_mixed_profile(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {"member_profile": "mixed"}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Meeting professionals of all sectors can help your business."),
        ("en", "Our coworking space is open to all members."),
        ("en", "The coworking space is open for everyone on Fridays."),
        ("en", "Our workshops are open to all."),
        ("en", "On the first Monday evening of a month our makerspace is open to all."),
        ("en", "Our members organise workshops for people from all backgrounds."),
        ("fr", "Rencontrer des professionnels de tous secteurs encourage la créativité."),
        ("fr", "L'adhésion à l'association est ouverte à tous."),
        ("fr", "L'espace de coworking est ouvert à tous les membres."),
        ("nl", "Onze workshops staan open voor iedereen."),
        ("de", "Das Café ist offen für alle."),
    ],
)
def test_what_is_open_to_all_but_no_space_makes_no_mixed_profile(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {}


def test_a_page_that_says_mixed_and_specialised_says_neither() -> None:
    body = "<p>A coworking space for creatives.</p><p>Our members come from all sectors.</p>"
    assert said(body) == {}


def test_a_space_for_two_trades_has_both() -> None:
    assert said("<p>A coworking space for designers and musicians.</p>") == {"member_profile": ["creative", "music"]}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "We carefully select our members."),
        ("en", "Membership is by application only."),
        ("en", "New members are voted in at the monthly meeting."),
        ("en", "All membership applications must be approved by the board."),
        ("fr", "Les coworkers sont sélectionnés sur la base de leur projet."),
        ("fr", "Nos membres sont admis sur candidature."),
        ("fr", "Toute demande d'adhésion est validée par le conseil."),
        ("nl", "We behouden ons het recht voor om onze leden te kiezen."),
        ("nl", "Nieuwe leden worden door de groep goedgekeurd."),
        ("de", "Über die Aufnahme neuer Mitglieder entscheidet der Vorstand."),
        ("es", "Los nuevos socios deben ser aprobados por la asamblea."),
        ("it", "I nuovi soci sono approvati dal direttivo."),
        ("de", "Neue Mitglieder werden gemeinsam ausgesucht."),
        ("en", "New coworkers are chosen by those who work here."),
    ],
)
def test_members_who_are_chosen_are_selected(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {"member_selection": True}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "There is no selection of members."),
        ("en", "As a new member you can vote on fundraising."),
        ("en", "New members can decide which desk they like."),
        ("en", "Hand-picked coffee for our members."[:0] + "Hand-picked coffee beans, roasted weekly, await members."),
        ("en", "We offer a selection of soft drinks."),
        ("en", "Members' dinners are by invitation only and a monthly event."),
        ("en", "Startups are selected by a jury."),
        ("en", "Apply for a desk today."),
        ("fr", "Aucune sélection des membres : tout le monde est bienvenu."),
        ("fr", "Les membres du CA sont élus chaque année."),
        ("nl", "Nieuwe leden kunnen beslissen waar ze zitten."),
        ("de", "Es gibt keine Auswahl der Mitglieder."),
    ],
)
def test_elections_products_and_denials_select_no_members(lang: str, sentence: str) -> None:
    assert "member_selection" not in said(f"<p>{sentence}</p>", lang)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Our community manager is there for you and we offer weekly breakfasts."),
        ("en", "Membership includes community events and a locker."),
        ("en", "Access to member events"),
        ("fr", "Nous proposons des événements entre coworkers chaque semaine."),
        ("fr", "Un programme d'animation est inclus."),
        ("nl", "We bieden activiteiten voor onze leden."),
        ("en", "We organise member events all year round."),
        ("nl", "Wij organiseren elke maand een netwerkborrel."),
        ("nl", "Inclusief netwerkevents en ledenlunch"),
        ("de", "Wir bieten Veranstaltungen für unsere Mitglieder."),
        ("es", "Ofrecemos actividades para la comunidad."),
        ("it", "Offriamo eventi per la community."),
        ("en", "Every Friday we host drinks for our members."),
        ("en", "Our kitchen team hosts a weekly breakfast."),
        ("en", "We run workshops for our members."),
        ("fr", "Tous les jeudis, nous organisons un apéro."),
        ("fr", "Notre community manager vous accueille chaque matin."),
        ("nl", "Elke vrijdag organiseren we een borrel voor onze leden."),
        ("de", "Jeden Donnerstag gibt es bei uns ein Mittagessen für alle Coworker."),
        ("de", "Regelmäßig finden bei uns Community-Events statt."),
        ("es", "Organizamos desayunos cada semana."),
        ("it", "Ogni mese organizziamo incontri per i coworker."),
    ],
)
def test_what_is_done_for_members_makes_a_community(lang: str, sentence: str) -> None:
    assert said(f"<p>{sentence}</p>", lang) == {"community": True}


@pytest.mark.parametrize(
    ("lang", "markup"),
    [
        ("en", "<p>We are looking for a community manager.</p>"),
        ("en", "<ul><li>Evening social events (Mon to Friday) £40</li></ul>"),
        ("en", "<p>Community Manager: Anna Peel</p>"),
        ("en", "<p>We have Anna, our community manager, at the desk.</p>"),
        ("en", "<p>Most coworking spaces offer networking events.</p>"),
        ("en", "<p>Networking drinks 12/05 at 6 pm</p>"),
        ("en", "<h3>Community events</h3>"),
        ("en", "<p>There are no community events.</p>"),
        ("en", "<nav><ul><li>Community events</li></ul></nav>"),
        ("en", "<p><a href='/events'>Community events</a></p>"),
        ("en", "<p>The city organises networking events all year round.</p>"),
        ("en", "<p>We have an event space for 80 people.</p>"),
        ("en", "<p>We host weekly workshops open to the public.</p>"),
        ("en", "<p>We host birthday lunches every week.</p>"),
        ("en", "<p>Free drinks for members</p>"),
        ("en", "<p>Every Friday we serve drinks in our café.</p>"),
        ("en", "<p>Most coworking spaces host weekly lunches for members.</p>"),
        ("fr", "<p>Nous organisons votre séminaire, petit-déjeuner compris, chaque semaine.</p>"),
        ("nl", "<p>Wij organiseren uw vergadering met lunch of borrel, wekelijks of maandelijks.</p>"),
        ("fr", "<p>Nous recherchons un community manager.</p>"),
        ("fr", "<p>Notre communauté est au cœur de tout.</p>"),
        ("nl", "<p>Er zijn geen netwerkevents.</p>"),
        ("nl", "<ul><li>Recepties en borrels</li></ul>"),
    ],
)
def test_jobs_persons_dates_and_denials_make_no_community(lang: str, markup: str) -> None:
    assert said(markup, lang) == {}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Access to all our locations"),
        ("en", "Your membership gives you access to all locations in Belgium."),
        ("en", "Work from any of our 12 centres."),
        ("en", "Members have free access to other coworking spaces in our network."),
        ("fr", "Accès à tous nos centres"),
        ("fr", "L'abonnement donne accès à tous les sites du réseau."),
        ("nl", "Toegang tot al onze locaties"),
        ("nl", "Je kan ook werken op onze andere vestigingen."),
        ("de", "Zugang zu allen Standorten"),
        ("es", "Acceso a todos nuestros centros"),
        ("it", "Accesso a tutte le sedi"),
    ],
)
def test_a_membership_that_opens_other_centres_gives_network_access(lang: str, sentence: str) -> None:
    assert said(f"<li>{sentence}</li>", lang) == {"network_access": True}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "No access to other locations"),
        ("en", "Access to all our spaces"),
        ("en", "Access to all our meeting rooms"),
        ("en", "Easy access to all centres of the city."),
        ("en", "We have locations in Ghent and Bruges."),
        ("en", "Coffee at all our locations."),
        ("en", "Access to the network"),
        ("fr", "Accès à tous les sites touristiques de la région"),
        ("fr", "Accès à tous nos espaces"),
        ("nl", "Geen toegang tot andere vestigingen"),
        ("de", "Kein Zugang zu anderen Standorten"),
        ("es", "Acceso a todos los espacios"),
    ],
)
def test_rooms_sights_and_denials_give_no_network_access(lang: str, sentence: str) -> None:
    assert said(f"<li>{sentence}</li>", lang) == {}


def test_a_dated_post_says_nothing_of_the_house() -> None:
    body = "<p>We welcome you in a coworking space for creatives.</p>"
    assert said(body, url="https://deschuur.example/blog/2019/05/news/") == {}


def test_what_stands_under_partners_is_theirs() -> None:
    assert said("<h2>Our partners</h2><p>De Loods is a makerspace for artists.</p>") == {}


def test_a_characteristic_is_a_claim_of_the_page_with_its_words() -> None:
    body = "<h1>De Schuur</h1><p>De Schuur is a coworking space for creatives.</p>"
    (mention,) = read(page(body, lang="en", url="https://deschuur.example/")).mentions
    (claim,) = (claim for claim in mention.claims if claim.field == "member_profile")
    assert (claim.value, claim.quote) == ("creative", "De Schuur is a coworking space for creatives.")


def test_every_trade_of_the_vocabulary_is_a_value() -> None:
    named = {
        concept.partition("_")[2] for concept in load("characteristics") if concept.startswith(("people_", "sector_"))
    }
    assert named == set(TRADES)


def test_every_profile_has_a_word_for_people() -> None:
    assert set(WORDS["member_profiles"]) == {MIXED, *TRADES}


_WORDS = st.sampled_from(
    [phrase for group in load("characteristics").values() for phrases in group.values() for phrase in phrases]
    + [", ", ". ", "«", "Studio Lantern", "400 m²", "our", "İ", "ß", "\x1f", "(", "’"]
)


@given(
    st.lists(_WORDS | st.text(max_size=6), max_size=14).map(" ".join),
    st.sampled_from(["en", "fr", "nl", "de", "es", "it"]),
)
def test_any_words_give_claims_that_stand_on_the_page_or_none(text: str, lang: str) -> None:
    of = page("<p>" + text.replace("<", " ").replace("&", " ") + "</p>", lang=lang)
    for one in extract(of):
        if isinstance(one, Found):
            assert of.holds(one.claim.quote)
            assert problem(one.claim.field, one.claim.value) is None


def test_twice_the_page_takes_about_twice_the_time() -> None:
    from time import process_time

    def spent(times: int) -> float:
        sentences = "".join(
            f"<p>A coworking space number {number} with a garden for creatives and teams, designed by Studio {number}, "
            "whose members from all sectors have access to all our locations.</p>"
            for number in range(times)
        )
        of = page(sentences, lang="en")
        of.blocks  # noqa: B018 - cut before the clock starts
        start = process_time()
        list(extract(of))
        return process_time() - start

    spent(50)
    assert min(spent(800) for _ in range(2)) < 5 * max(min(spent(400) for _ in range(2)), 0.01)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("de", "Inzwischen gibt es Co-Working nur für Frauen oder für Hundebesitzer."),
        ("en", "There are now coworking spaces for women only."),
        ("fr", "Il existe des coworkings réservés aux femmes."),
    ],
)
def test_what_there_is_nowadays_is_no_profile_of_the_house(lang: str, sentence: str) -> None:
    assert "member_profile" not in said(f"<p>{sentence}</p>", lang)
