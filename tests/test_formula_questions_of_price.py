"""Questions that ask what a desk or a room costs, or to have it, title the price in their answer; others do not."""

import pytest
from plans import named, page_of, plans

ASKED = [
    ("Frequently asked questions", "How much does a desk cost?", "€150 a month.", ("desk", "hot_desk", "month")),
    ("Frequently asked questions", "Can I hire the room?", "Yes, for €150 an hour.", ("room", "meeting_room", "hour")),
    ("Questions fréquentes", "Combien coûte un poste ?", "150 € par mois.", ("poste", "hot_desk", "month")),
    ("Questions fréquentes", "Puis-je louer la salle ?", "Oui, 150 € l’heure.", ("salle", "meeting_room", "hour")),
    ("Veelgestelde vragen", "Wat kost een werkplek?", "€ 150 per maand.", ("werkplek", "hot_desk", "month")),
    ("Veelgestelde vragen", "Kan ik de zaal huren?", "Ja, voor € 150 per uur.", ("zaal", "meeting_room", "hour")),
    ("Häufige Fragen", "Was kostet ein Arbeitsplatz?", "150 € im Monat.", ("Arbeitsplatz", "hot_desk", "month")),
    ("Häufige Fragen", "Kann ich den Raum mieten?", "Ja, für 150 € pro Stunde.", ("Raum", "meeting_room", "hour")),
    ("Preguntas frecuentes", "¿Cuánto cuesta una mesa?", "150 € al mes.", ("mesa", "hot_desk", "month")),
    ("Preguntas frecuentes", "¿Puedo alquilar la sala?", "Sí, 150 € la hora.", ("sala", "meeting_room", "hour")),
    ("Domande frequenti", "Quanto costa una scrivania?", "150 € al mese.", ("scrivania", "hot_desk", "month")),
    ("Domande frequenti", "Posso affittare la sala?", "Sì, 150 € all’ora.", ("sala", "meeting_room", "hour")),
]


@pytest.mark.parametrize(("heading", "question", "answer", "plan"), ASKED)
def test_a_question_titles_its_price(heading: str, question: str, answer: str, plan: tuple[str, str, str]) -> None:
    name, kind, period = plan
    body = f"<h2>{heading}</h2><h3>{question}</h3><p>{answer}</p>"
    assert named(page_of(body)) == {(name, kind, "150", period)}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Can I bring my dog to the room?", "Yes, for €5 a day."),
        ("How much is parking near the desks?", "€5 a day."),
        ("Can I rent a locker next to my desk?", "Yes, €10 a month."),
        ("¿Cuánto cuesta imprimir en la sala?", "10 € al mes."),
    ],
)
def test_a_question_about_something_else_titles_none(question: str, answer: str) -> None:
    assert named(page_of(f"<h2>FAQ</h2><h3>{question}</h3><p>{answer}</p>")) == set()


ANSWERS = [
    ("Can I hire the meeting room? Yes, it is €23 per hour.", "meeting_room", "23", "hour"),
    ("Do you have private offices? Yes, from €311 per month.", "private_office", "311", "month"),
    ("Puis-je louer la salle de réunion ? Oui, elle coûte 23 € de l'heure.", "meeting_room", "23", "hour"),
    ("Kan ik een vergaderzaal huren? Ja, dat kan vanaf € 23 per uur.", "meeting_room", "23", "hour"),
    ("Hebben jullie ook kantoren? Ja, vanaf € 311 per maand.", "private_office", "311", "month"),
    ("Kann ich den Besprechungsraum mieten? Ja, er kostet 23 Euro pro Stunde.", "meeting_room", "23", "hour"),
    ("Was kostet ein fester Platz? Ab 221 Euro im Monat.", "fixed_desk", "221", "month"),
    ("¿Se puede alquilar la sala de reuniones? Sí, cuesta 23 € por hora.", "meeting_room", "23", "hour"),
    ("Si può affittare la sala riunioni? Sì, costa 23 € all'ora.", "meeting_room", "23", "hour"),
]


@pytest.mark.parametrize(("text", "kind", "amount", "period"), ANSWERS)
def test_an_answer_in_one_line_with_its_question_is_of_what_was_asked_for(
    text: str, kind: str, amount: str, period: str
) -> None:
    assert {(plan[0], plan[1], plan[3]) for plan in plans(f"<h2>FAQ</h2><p>{text}</p>")} == {(kind, amount, period)}


@pytest.mark.parametrize(
    "text",
    [
        "Can I store my bike at the office? Yes, it is €12 per month.",
        "Kann ich meine Post ins Büro liefern lassen? Ja, das kostet 21 € im Monat.",
        "Do your hot desks have a monitor? Yes, it costs €12 per month.",
        "Can hot desk members hire the gym? Yes, it is €12 per hour.",
        "Kan ik een kluisje huren bij mijn werkplek? Ja, dat kost € 12 per maand.",
        "Was kostet Kaffee im Coworking? 3 € am Tag.",
    ],
)
def test_an_answer_about_something_else_than_a_desk_is_no_plan(text: str) -> None:
    assert plans(f"<h2>FAQ</h2><p>{text}</p>") == set()


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Combien ça coûte ?", "C'est 9 € la journée ou 85 € par mois pour venir autant que l'on veut."),
        ("Combien ça coûte ?", "Ensuite, comptez 9 € la journée ou 85 € par mois, café compris, toute l'année."),
        ("What does it cost?", "It's €9 a day or €85 a month, with as much coffee as you can drink."),
        ("Was kostet das?", "Rechnen Sie mit 9 € am Tag oder 85 € im Monat, Kaffee inbegriffen, das ganze Jahr."),
    ],
)
def test_an_answer_may_open_with_a_verb_that_names_nothing(question: str, answer: str) -> None:
    page = page_of(f"<h1>Coworking</h1><h3>{question}</h3><p>{answer}</p>")
    assert {plan[1:] for plan in named(page)} == {("day_pass", "9", "day"), ("hot_desk", "85", "month")}


def test_an_answer_that_prices_something_else_too_is_none() -> None:
    answer = "Il faut compter 9 € la journée de location, 4 € le repas de midi à la cantine et 2 € le café."
    page = page_of(f"<h1>Coworking</h1><h3>Combien ça coûte ?</h3><p>{answer}</p>")
    assert not {plan[2] for plan in named(page)} & {"4", "2"}
