"""Houses in the columns of a table, and hours under the head of a column."""

from cowcrawl.extract.read import read
from tests.markup import page

URL = "https://lampion.example/locaties"
HEAD = '<title>Locaties | Lampion</title><meta property="og:site_name" content="Lampion">'
FIELDS = ("name", "street", "postal_code", "phone", "opening_hours")


def told(body: str, lang: str = "nl") -> list[tuple[object, ...]]:
    """What a page of locations tells of each of them."""
    found = read(page(body, url=URL, head=HEAD, lang=lang)).mentions
    return [tuple(one.first(field) for field in FIELDS) for one in found]


def _row(tag: str, *cells: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>"


def test_each_column_with_an_address_is_a_space_with_all_that_its_cells_say() -> None:
    rows = (
        _row("th", "Lampion Gent", "Lampion Brugge")
        + _row("td", "Veldstraat 4<br>9000 Gent", "Steenstraat 12<br>8000 Brugge")
        + _row("td", "09 264 17 29", "050 64 17 29")
        + _row("td", "ma-vr 8u-18u", "ma-vr 9u-17u")
    )
    assert told(f"<h1>Locaties</h1><table>{rows}</table>") == [
        ("Lampion Gent", "Veldstraat", "9000", "+3292641729", "Mo-Fr 08:00-18:00"),
        ("Lampion Brugge", "Steenstraat", "8000", "+3250641729", "Mo-Fr 09:00-17:00"),
    ]


def test_what_spans_all_columns_is_about_none_of_them() -> None:
    rows = (
        _row("th", "Lampion Gent", "Lampion Brugge")
        + _row("td", "Veldstraat 4<br>9000 Gent", "Steenstraat 12<br>8000 Brugge")
        + '<tr><td colspan="2">Tel. 09 264 17 29</td></tr>'
    )
    assert [one[3] for one in told(f"<h1>Locaties</h1><table>{rows}</table>")] == [None, None]


def test_hours_under_a_head_that_names_them_are_the_house_s_of_their_row() -> None:
    rows = (
        _row("th", "Locatie", "Adres", "Telefoon", "Openingsuren")
        + _row("td", "Lampion Gent", "Veldstraat 4, 9000 Gent", "09 264 17 29", "ma-vr 8u-18u")
        + _row("td", "Lampion Brugge", "Steenstraat 12, 8000 Brugge", "050 64 17 29", "ma-vr 9u-17u")
    )
    assert [one[4] for one in told(f"<h1>Locaties</h1><table>{rows}</table>")] == [
        "Mo-Fr 08:00-18:00",
        "Mo-Fr 09:00-17:00",
    ]


def test_in_a_table_of_days_a_half_day_that_is_closed_leaves_the_other_half() -> None:
    rows = (
        _row("th", "", "Lun", "Mar", "Mer", "Jeu", "Ven")
        + _row("td", "Matin", *["9h-12h"] * 5)
        + _row("td", "Après-midi", "14h-18h", "14h-18h", "fermé", "14h-18h", "14h-17h")
    )
    (one,) = told(f"<h1>Lampion</h1><h2>Horaires</h2><table>{rows}</table>", "fr")
    assert one[4] == "Mo-Tu,Th 09:00-12:00,14:00-18:00; We 09:00-12:00; Fr 09:00-12:00,14:00-17:00"
