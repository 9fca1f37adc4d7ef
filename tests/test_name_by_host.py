"""Names that a host, a foot or a kind of house tells."""

import pytest

from cowcrawl.extract.who.name import names
from tests.markup import page


@pytest.mark.parametrize(
    ("host", "sentence", "found"),
    [
        ("project47", "El contrato es del coworking Project 47 de la avenida.", ["Project 47"]),
        ("lab31coworking", "Al lab31 coworking abbiamo tre nuovi soci.", ["lab31 coworking"]),
        ("lab31coworking", "Cosa sia un coworking lo sanno tutti.", []),
        ("tavolidilavoro", "Abbiamo tavoli di lavoro per tutti.", []),
    ],
)
def test_a_host_tells_a_name_with_a_number(host: str, sentence: str, found: list[str]) -> None:
    shown = page(f"<h1>Regolamento</h1><p>{sentence}</p>", url=f"https://{host}.example/", lang="it")
    assert names(shown) == found


def test_a_word_with_a_capital_inside_is_the_name_if_it_opens_the_host() -> None:
    body = "<h1>Cos’è il coworking</h1><p>Nel CoTavolo si lavora insieme.</p><p>{}</p>"
    for behind, found in (("Il CoTavolo è comunale.", ["CoTavolo"]), ("È comunale.", [])):
        assert names(page(body.format(behind), url="https://cotavolosb.example/", lang="it")) == found
    assert names(page(body.format("Il CoTavolo è qui."), url="https://altro.example/", lang="it")) == []


def test_a_foot_without_marks_ends_the_holder_where_the_title_does() -> None:
    told = "<span>© The Lantern Room</span><a>Via delle Rose 2, Milano</a><span>Privacy</span>"
    foot = f"<footer><div>{told}</div></footer>"
    head = "<title>The Lantern Room</title>"
    assert names(page(f"<p>Uno spazio.</p>{foot}", head=head, lang="it")) == ["The Lantern Room"]
    assert names(page(f"<p>Uno spazio.</p>{foot}", head="<title>Contatti</title>", lang="it")) == []


@pytest.mark.parametrize(
    "name", ["Vivero de empresas de Villarta", "Centro de Empresas La Ribera", "Incubadora de empresas Norte"]
)
def test_a_nursery_of_firms_is_called_by_its_kind_and_its_place(name: str) -> None:
    assert names(page(f"<h1>{name}</h1><p>Despachos.</p>", head=f"<title>{name}</title>", lang="es")) == [name]
    other = page("<h1>Despachos</h1><p>Hay un vivero de empresas de Lugo.</p>", lang="es")
    assert names(other) == []


def test_of_two_names_alike_the_house_has_that_of_its_host() -> None:
    foot = "<footer><p>© 2024 Farol Salas S.A.S.</p></footer>"
    body = f"<header><a href='/'>FAROL COWORKING</a></header><p>Puestos.</p>{foot}"
    head = "<title>Farol Coworking | Oficinas en Cali</title>"
    assert names(page(body, url="https://farolcoworking.example/", head=head, lang="es"))[0] == "Farol Coworking"
