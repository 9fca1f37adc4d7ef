"""Privacy: what may be kept of a passage that holds a person's mailbox or mobile number."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import DOCUMENT, claim, reading, reasons

from cowcrawl.model import Claim, Reading, Reject
from pipelines.privacy import personal_mailboxes, pieces, privacy, redact

MAILBOX = "an.peeters@atelier-noord.example"
MOBILE = "+32 470 45 21 87"


def only(after: Reading) -> Claim:
    """The one claim of a reading."""
    (mention,) = after.mentions
    (found,) = mention.claims
    return found


def test_a_passage_with_the_houses_mailbox_stays_as_it_is() -> None:
    before = reading(claim("street", "Kaai", "Kaai 12, info@atelier-noord.example"))
    assert privacy(before) == before


def test_a_mailbox_that_bears_the_houses_name_is_the_houses() -> None:
    before = reading(claim("email", "ateliernoord@post.example"))
    assert privacy(before, ("Atelier Noord",)) == before


def test_a_mailbox_that_bears_the_houses_town_is_the_houses() -> None:
    before = reading(claim("city", "Strasbourg"), claim("email", "strasbourg@post.example"))
    assert privacy(before) == before


def test_a_persons_mailbox_is_no_value() -> None:
    after = privacy(reading(claim("email", MAILBOX)))
    assert after.mentions == ()
    assert reasons(after) == ["personal value"]


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("street", "Kaai", f"Kaai 12, 9000 Gent – {MAILBOX}", "Kaai 12, 9000 Gent"),
        ("street", "Kaai", f"Mail {MAILBOX} | Kaai 12", "Kaai 12"),
        ("street", "Kaai", f"Kaai 12 · {MOBILE}", "Kaai 12"),
        ("desks", 12, f"{MAILBOX}: 12 plekken", "12 plekken"),
        ("area_m2", 1200, f"1.200 m² ({MAILBOX})", "1.200 m² ("),
        ("phone", "+3292345678", f"09 234 56 78, {MAILBOX}", "09 234 56 78"),
        ("opening_hours", "Mo-Fr 09:00-17:30", f"ma-vr 9u tot 17u30; {MAILBOX}", "ma-vr 9u tot 17u30"),
        ("formulas", {"desk_type": "hot_desk", "amount": "72.60"}, f"€ 72,6 per dag, {MAILBOX}", "€ 72,6 per dag"),
        ("formulas", {"desk_type": "hot_desk", "amount": "175"}, f"{MAILBOX} € 175,-", "€ 175"),
    ],
)
def test_a_quote_is_cut_to_the_part_that_says_the_value(field: str, value: object, before: str, after: str) -> None:
    kept = only(privacy(reading(claim(field, value, before)), country="BE"))
    assert (kept.value, kept.quote) == (value, after)
    assert kept.quote in before


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("name", "an peeters", f"Schrijf naar {MAILBOX}"),
        ("access_24_7", True, f"24/7 open, vraag {MAILBOX}"),
        ("status", "existing", f"Wij zijn open. {MAILBOX}"),
        ("desks", 12, f"{MOBILE}, vraag naar plek"),
    ],
)
def test_a_claim_whose_value_no_clean_piece_says_leaves_a_reject(field: str, value: object, quote: str) -> None:
    after = privacy(reading(claim(field, value, quote)), country="BE")
    assert after.mentions == ()
    assert reasons(after) == ["personal quote"]


def test_a_mobile_number_that_the_page_gives_for_the_space_stays() -> None:
    for value in ("+32470452187", "0470 45 21 87"):
        before = reading(claim("phone", value, f"Bel ons: {MOBILE}"))
        assert privacy(before, country="BE") == before


def test_a_mobile_number_beside_a_persons_mailbox_goes() -> None:
    after = privacy(reading(claim("phone", "+32470452187", f"{MOBILE} {MAILBOX}")), country="BE")
    assert after.mentions == ()
    assert reasons(after) == ["personal value"]


def test_the_spaces_own_mobile_number_may_stand_in_other_quotes() -> None:
    before = reading(claim("phone", "+32470452187", MOBILE), claim("country", "BE", MOBILE))
    assert privacy(before, country="BE") == before


def test_another_mobile_number_is_cut_from_the_words_of_a_telephone_number() -> None:
    after = privacy(reading(claim("phone", "+3292345678", f"09 234 56 78 / {MOBILE}")), country="BE")
    assert only(after).quote == "09 234 56 78"


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        (f"Desk: € 20 a day. Contact Anna Peeters, {MOBILE}", "Desk: € 20 a day. Contact"),
        ("Community manager: Tom Smith. Desk: € 20 a day", "Desk: € 20 a day"),
        ("Desk: € 20 a day – uw gastvrouw Marie-Claire Dubois", "Desk: € 20 a day – uw gastvrouw"),
        ("€ 20 par jour, responsable : Jean-Pierre Van den Berghe", "€ 20 par jour, responsable"),
        (f"€ 20 per dag, bel Anna op {MOBILE}", "€ 20 per dag, bel"),
    ],
)
def test_a_person_is_cut_from_the_words_of_a_price(quote: str, kept: str) -> None:
    price = {"desk_type": "day_pass", "amount": "20"}
    after = only(privacy(reading(claim("formulas", price, quote)), country="BE"))
    assert after.quote.strip(". ") == kept


def test_the_mobile_number_of_a_named_person_is_not_the_spaces() -> None:
    after = privacy(reading(claim("phone", "+32470452187", f"Contact Anna Peeters, {MOBILE}")), country="BE")
    assert after.mentions == ()
    assert reasons(after) == ["personal value"]


@pytest.mark.parametrize(
    ("field", "value", "quote"),
    [
        ("street", "Rue Jean Jaurès", "Contact Rue Jean Jaurès 12"),
        ("name", "Anna Peeters House", f"Anna Peeters House, {MAILBOX}"),
        ("rooms", {"name": "Marie Curie", "capacity_max": 12}, "Meeting room Marie Curie, 12 people"),
        ("formulas", {"desk_type": "private_office", "amount": "200"}, "Office manager Private Office € 200"),
    ],
)
def test_names_of_houses_streets_rooms_and_plans_are_no_persons(field: str, value: object, quote: str) -> None:
    kept = only(privacy(reading(claim(field, value, quote)), country="BE"))
    assert kept.value == value


def test_a_context_keeps_its_clean_pieces() -> None:
    after = privacy(reading(claim("desks", 12, "12", context=(f"Gent, {MAILBOX}", "Plekken", MAILBOX))))
    assert only(after).context == ("Gent", "Plekken")


@pytest.mark.parametrize(
    "text",
    [
        "an.peeters@post.example",
        "An.Peeters@Post.Example",
        "an.peeters [at] post.example",
        "an.peeters(apenstaartje)post(punt)example",
        "an_peeters@xn--pst-0ra.example",
        "à.dupont@pôst.example",
    ],
)
def test_a_mailbox_is_seen_however_it_is_written(text: str) -> None:
    assert personal_mailboxes(f"Vraag {text}.")


@pytest.mark.parametrize("text", ["Volg @ateliernoord", "coworking @ Gent (at the quay).", "/@50.85,4.35,17z", "a@b"])
def test_what_is_no_mailbox_is_left_alone(text: str) -> None:
    assert personal_mailboxes(text) == []


def test_neither_rejects_nor_the_title_repeat_personal_data() -> None:
    reject = Reject(stage="contact", field="email", reason="personal", detail=f"{MAILBOX} {MOBILE}")
    document = replace(DOCUMENT, title=f"Contact – {MAILBOX}")
    after = privacy(Reading(document=document, rejects=(reject,)), country="BE")
    assert after.rejects[0].detail == "… …"
    assert after.document.title == "Contact – …"


@given(st.lists(st.sampled_from(["Kaai 12", MAILBOX, MOBILE, "info@post.example", ", ", " ", "€ 5"]), max_size=8))
def test_what_is_redacted_holds_nothing_personal_and_every_piece_is_literal(words: list[str]) -> None:
    text = " ".join(words)
    assert MAILBOX not in redact(text, country="BE")
    assert all(piece in text for piece in pieces(text, personal_mailboxes(text)))


def test_no_text_takes_long_to_search() -> None:
    started = time.perf_counter()
    for text in ("a@" + "x." * 2000 + "1", "x." * 2000, "a [at] " * 500, "@" * 2000, "a" * 4000 + "(at"):
        redact(text)
    assert time.perf_counter() - started < 1
