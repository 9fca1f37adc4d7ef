"""A site is walked when somebody is home: no parked domain, no unknown language, no other business."""

from __future__ import annotations

import pytest

from cowcrawl.page import Page
from spiders.entrance import about_coworking, refusal
from spiders.outcome import Verdict

COWORKING = "<html lang=en><title>The Quay</title><h1>Coworking by the water</h1><p>Hot desks and meeting rooms.</p>"


def a_page(markup: str) -> Page:
    return Page(markup.encode(), url="https://www.quay.example/")


def why(markup: str, **more: bool) -> str | None:
    found = refusal(None, a_page(markup), **more)
    return found.why if found else None


def test_a_site_that_speaks_of_coworking_is_walked() -> None:
    assert why(COWORKING) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<html lang=en><title>quay.example</title><p>This domain is for sale! Make an offer.</p>",
        "<html lang=nl><h1>quay.example</h1><p>Deze domeinnaam is te koop.</p>",
        "<html lang=fr><p>Ce nom de domaine est à vendre. Coworking, bureaux, salles.</p>",
        "<html lang=en><title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>",
        "<html lang=de><p>Diese Domain ist geparkt</p>",
    ],
)
def test_a_parked_domain_is_no_site(markup: str) -> None:
    assert why(markup) == "parked"


def test_a_site_that_says_a_lot_may_speak_of_domains_for_sale() -> None:
    assert why(f"{COWORKING}<p>Next door: this domain is for sale.</p>{'<p>We have room for you.</p>' * 80}") is None


STRANGE = {
    "hu": "Üdvözöljük a közösségi irodában, ahol a munka és a közösség találkozik minden nap.",
    "fi": "Tervetuloa yhteisölliseen työtilaan, jossa työ ja ihmiset kohtaavat joka päivä keskellä kaupunkia.",
    "ja": "私たちのコワーキングスペースへようこそ。毎日、仕事と人が出会う場所です。会議室もあります。",
}


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("code", STRANGE)
def test_a_language_whose_words_are_not_known_is_told(code: str, declared: bool) -> None:
    said = f" lang={code}" if declared else ""
    text = f"<p>{STRANGE[code]}</p>" * 6
    found = refusal(None, a_page(f"<html{said}><meta charset=utf-8><title>Coworking</title>{text}"))
    assert found
    assert (found.why, f"({code})" in found.said) == ("unknown_language", True)


@pytest.mark.parametrize(
    "text",
    [
        "Welkom in onze gedeelde werkruimte, waar je elke dag kunt werken tussen andere ondernemers uit de buurt.",
        "Bienvenue dans notre espace de travail partagé, où l'on travaille ensemble chaque jour au cœur de la ville.",
        "Welcome to our shared workspace, where people from the neighbourhood work side by side every single day.",
        "Willkommen in unserem Gemeinschaftsbüro, in dem jeden Tag Menschen aus der Nachbarschaft zusammen arbeiten.",
    ],
)
def test_a_page_that_declares_no_language_is_read_by_its_words(text: str) -> None:
    assert why(f"<html><meta charset=utf-8><title>Coworking</title>{f'<p>{text}</p>' * 4}") is None


def test_a_site_that_offers_a_language_we_read_is_walked_in_that_one() -> None:
    other = '<link rel="alternate" hreflang="en" href="https://www.quay.example/en/">'
    text = "<p>Ласкаво просимо до коворкінгу. Тут працюють разом щодня і цілодобово.</p>" * 5
    assert why(f"<html lang=uk><head>{other}<title>Coworking</title></head>{text}") is None


def test_another_business_is_off_topic_but_a_newspaper_need_not_be_on_it() -> None:
    bakery = "<html lang=en><title>The Bakery</title><p>Fresh bread every morning.</p>"
    assert why(bakery) == "off_topic"
    assert why(bakery, on_topic=False) is None


@pytest.mark.parametrize(
    ("verdict", "code"),
    [
        (Verdict("robots", "robots.txt forbids it"), "forbidden"),
        (Verdict("blocked", "the server answered 403 Forbidden"), "forbidden"),
        (Verdict("dns", "the host's name cannot be resolved"), "no_site"),
        (Verdict("not_html", "the content type is image/png, not HTML"), "no_site"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(verdict: Verdict, code: str) -> None:
    assert refusal(verdict, None) == (code, verdict.reason)


def test_a_page_that_only_scripts_draw_needs_a_browser() -> None:
    found = refusal(Verdict("empty", "scripts may draw it"), a_page("<div id=root></div>"))
    assert found
    assert found.why == "needs_browser"


@pytest.mark.parametrize("text", ["Un fablab et des ateliers partagés", "Makerspace", "gedeelde werkplek", "coworking"])
def test_kinds_of_space_count_as_speaking_of_coworking(text: str) -> None:
    assert about_coworking(a_page(f"<p>{text}</p>"))
