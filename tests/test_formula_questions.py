"""Prices below a question: what it asks for is what they are for."""

from __future__ import annotations

import pytest
from plans import named, page_of, plans

ASKED = [
    ("What does a fixed desk cost?", "€ 190 per month", ("fixed desk", "fixed_desk", "190", "month")),
    ("How much does a fixed desk cost?", "A month costs € 190.", ("fixed desk", "fixed_desk", "190", "month")),
    ("Can I hire a meeting room?", "Yes, from € 14 per hour.", ("meeting room", "meeting_room", "14", "hour")),
    ("Wat kost een vergaderruimte?", "€ 14,- per uur", ("vergaderruimte", "meeting_room", "14", "hour")),
    ("Was kostet der Besprechungsraum?", "14 € pro Stunde", ("Besprechungsraum", "meeting_room", "14", "hour")),
    ("Combien coûte la salle de réunion ?", "14 € de l'heure", ("salle de réunion", "meeting_room", "14", "hour")),
    ("¿Cuánto cuesta el puesto fijo?", "190 € al mes", ("puesto fijo", "fixed_desk", "190", "month")),
    ("Quanto costa la sala riunioni?", "14 € all'ora", ("sala riunioni", "meeting_room", "14", "hour")),
]


@pytest.mark.parametrize(("question", "answer", "plan"), ASKED)
def test_a_question_names_what_its_answer_prices(
    question: str, answer: str, plan: tuple[str, str, str, str | None]
) -> None:
    assert named(page_of(f"<h3>{question}</h3><p>{answer}</p>")) == {plan}


OTHERS = [
    ("Can I print at my hot desk?", "£5 per month."),
    ("How much is a locker beside my fixed desk?", "£5 per month."),
    ("Is there a deposit for a fixed desk?", "£100 for a month."),
    ("Can I bring somebody to my fixed desk?", "Guests pay £9 per day."),
]


@pytest.mark.parametrize(("question", "answer"), OTHERS)
def test_a_question_about_something_beside_a_desk_names_no_plan(question: str, answer: str) -> None:
    assert named(page_of(f"<h3>{question}</h3><p>{answer}</p>")) == set()


def test_an_answer_that_names_another_plan_is_about_that_one() -> None:
    answer = "Yes. Day passes are £14 per day and include the meeting room."
    found = named(page_of(f"<h3>Do you have meeting rooms?</h3><p>{answer}</p>"))
    assert {plan[1:] for plan in found} == {("day_pass", "14", "day")}


@pytest.mark.parametrize("mark", ["<details><summary>{}</summary><p>{}</p></details>", "<dt>{}</dt><dd>{}</dd>"])
def test_a_question_that_is_no_heading_names_what_its_answer_prices(mark: str) -> None:
    answer = "Oui, sur demande la veille au plus tard. Tarif : 150 € TTC la journée."
    body = mark.format("Puis-je louer une salle de réunion pour une journée ?", answer)
    assert named(page_of(body)) == {("salle de réunion", "meeting_room", "150", "day")}


def test_a_sentence_that_answers_a_heading_may_go_on_to_what_one_pays_at_most() -> None:
    answer = "<p>It's £2.75 an hour, capped at £14 a day, so you never pay more than that.</p>"
    body = f"<h1>Coworking</h1><details><summary>How much is a desk?</summary>{answer}</details>"
    assert {(plan[0], plan[1], plan[3]) for plan in plans(body)} == {("hot_desk", "2.75", "hour")}
    other = "<h2>What does parking cost?</h2><p>The car park is £1.20 an hour, capped at £6 a day.</p>"
    assert plans(f"<h1>Coworking</h1>{other}") == set()
