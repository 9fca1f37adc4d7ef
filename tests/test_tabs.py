"""What a tab is called is the title of the panel that it opens, and of no other."""

from __future__ import annotations

import pytest

from cowcrawl.page import Page
from tests.markup import page
from tests.plans import values

DESKS = "<table><tr><td>Demi-journée</td><td>13 €</td></tr><tr><td>Mois</td><td>240 €</td></tr></table>"
OFFICE = "<div><h5>Bureau 3 personnes</h5><p>17 m²</p><span>590 € / mois</span></div>"
ROOM = "<p>Salle Lauch, 16 places : 35 € / heure</p>"
PANELS = {"cw": DESKS, "bu": OFFICE, "sa": ROOM}
NAMES = {"cw": "Coworking", "bu": "Bureaux", "sa": "Salles"}
BOOTSTRAP = (
    '<ul class="nav nav-tabs" role="tablist">{tabs}</ul><div class="tab-content">{panels}</div>',
    '<li class="nav-item"><a class="nav-link" data-bs-toggle="tab" href="#{id}">{name}</a></li>',
    '<div class="tab-pane" id="{id}">{body}</div>',
)
BUTTONS = (
    '<div><div role="tablist">{tabs}</div>{panels}</div>',
    '<button role="tab" aria-controls="{id}">{name}</button>',
    '<div role="tabpanel" id="{id}" hidden>{body}</div>',
)
BUILDER = (
    '<div class="w-tab-menu">{tabs}</div><div class="w-tab-content">{panels}</div>',
    '<a data-w-tab="{id}" class="w-inline-block w-tab-link"><div>{name}</div></a>',
    '<div data-w-tab="{id}" class="w-tab-pane">{body}</div>',
)
PLAIN = (
    '<div id="tabs"><ul>{tabs}</ul>{panels}</div>',
    '<li><a href="#{id}">{name}</a></li>',
    '<div id="{id}">{body}</div>',
)


def tabbed(markup: tuple[str, str, str]) -> Page:
    """A page whose prices stand in three panels."""
    whole, tab, panel = markup
    tabs = "".join(tab.format(id=key, name=name) for key, name in NAMES.items())
    panels = "".join(panel.format(id=key, body=body) for key, body in PANELS.items())
    return page(f"<h1>Lampion</h1>{whole.format(tabs=tabs, panels=panels)}", url="https://lampion.example/", lang="fr")


@pytest.mark.parametrize("markup", [BOOTSTRAP, BUTTONS, BUILDER, PLAIN])
def test_each_panel_stands_below_its_own_tab(markup: tuple[str, str, str]) -> None:
    kinds = {plan["amount"]: plan["desk_type"] for plan in values(tabbed(markup))}
    assert kinds == {"13": "day_pass", "240": "hot_desk", "590": "private_office", "35": "meeting_room"}


def test_whether_an_office_is_let_is_not_its_name() -> None:
    card = "<div><h3>Bureau 3 personnes</h3><p>17 m²</p><div><span>Loué</span> <span>590 € / mois</span></div></div>"
    shown = page(f"<h1>Bureaux</h1>{card}{card.replace('Loué', 'Disponible').replace('3', '5')}", lang="fr")
    assert [plan["name"] for plan in values(shown)] == ["Bureau 3 personnes", "Bureau 5 personnes"]


def test_one_text_that_unfolds_is_no_panel_among_tabs() -> None:
    text = '<div id="more"><p>Salle Lauch : 35 € / heure</p></div>'
    body = f'<a href="#more" data-toggle="tab">Plus</a><h2>Nos salles</h2>{text}'
    assert [plan["name"] for plan in values(page(body, lang="fr"))] == ["Salle Lauch"]
