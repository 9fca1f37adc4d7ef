"""Street names: which two are one, which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cowcrawl.address.street import EXACT, KINDLESS, NEARLY, SHORT, agreement, edits, name, written_out


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Av. Louise", "Avenue Louise"),
        ("Bd. Anspach", "BOULEVARD ANSPACH"),
        ("Chée d'Ixelles", "Chaussée d’Ixelles"),
        ("ch. de Wavre", "Chaussée de Wavre"),
        ("Rue de la Loi", "rue Loi"),
        ("Rue St-Jean", "Rue Saint-Jean"),
        ("Pl. Poelaert", "Place Poelaert"),
        ("Wetstr.", "Wetstraat"),
        ("Leuvense Stwg", "Leuvensesteenweg"),
        ("Leuvense Steenweg", "Leuvensesteenweg"),
        ("Koning Albert II-laan", "Koning Albert II Laan"),
        ("Gen. Jacqueslaan", "Generaal Jacqueslaan"),
        ("Bd Gén. Jacques", "Boulevard Général Jacques"),
        ("Rond-point Schuman", "Rond Point Schuman"),
        ("St.-Jansstraat", "Sint-Jansstraat"),
    ],
)
def test_two_ways_of_writing_one_street_agree(one: str, other: str) -> None:
    assert agreement(name(one), name(other)) == EXACT


@pytest.mark.parametrize(
    ("asked", "known", "how"),
    [
        ("Louise", "Avenue Louise", KINDLESS),
        ("Place Flagey", "Place Eugène Flagey", SHORT),
        ("Flageyplein", "Eugène Flageyplein", SHORT),
        ("Boulevard Jacques", "Boulevard Général Jacques", SHORT),
        ("Boulevard Jacques", "Boulevard du Général Jacques", SHORT),
        ("Avenue De Mot", "Avenue Émile De Mot", SHORT),
        ("Avenue Luoise", "Avenue Louise", NEARLY),
        ("Avenu Louise", "Avenue Louise", NEARLY),
        ("Rue Beliard", "Rue Belliard", NEARLY),
        ("Stefaniaplein", "Stefanieplein", NEARLY),
        ("Boulevard du Jradin Botanqiue", "Boulevard du Jardin Botanique", NEARLY + 1),
    ],
)
def test_a_name_that_is_a_little_off_still_agrees(asked: str, known: str, how: int) -> None:
    assert agreement(name(asked), name(known)) == how


@pytest.mark.parametrize(
    ("asked", "known"),
    [
        ("Rue Louise", "Avenue Louise"),
        ("Rue de la Porte", "Rue de la Poste"),
        ("Rue du Lion", "Rue du Pion"),
        ("Rue du 9 Juillet", "Rue du 8 Juillet"),
        ("Avenue Eugène Flagey", "Place Flagey"),
        ("Kerkstraat", "Kerklaan"),
        ("Avenue", "Avenue Louise"),
        ("Rue Haute", "Rue Basse"),
        ("Rue Saint-Gilles", "Rue de l'Église Saint-Gilles"),
        ("Rue de l'Église", "Rue de la Vieille Église"),
        ("Rue du Marché", "Rue du Vieux Marché"),
        ("Rue Jean", "Rue Saint-Jean"),
        ("Kerkstraat", "Oude Kerkstraat"),
        ("Rue Herbes Potagères", "Rue Montagne aux Herbes Potagères"),
    ],
)
def test_two_streets_do_not_agree(asked: str, known: str) -> None:
    assert agreement(name(asked), name(known)) is None


@pytest.mark.parametrize(
    ("printed", "country", "whole"),
    [
        ("Av. Louise", "BE", "Avenue Louise"),
        ("Wetstr.", "BE", "Wetstraat"),
        ("Hauptstr.", "DE", "Hauptstraße"),
        ("Rue St-Jean", "BE", "Rue St-Jean"),
        ("Leuvense Stwg.", "BE", "Leuvense Steenweg"),
        ("Rue du Gén. Leman", "BE", "Rue du Gén. Leman"),
        ("Bahnhofstr.", "DE", "Bahnhofstraße"),
        ("Täfernstrasse", "CH", "Täfernstrasse"),
        ("Bahnhofstr.", "CH", "Bahnhofstrasse"),
    ],
)
def test_abbreviations_are_written_out_where_they_mean_one_thing(printed: str, country: str, whole: str) -> None:
    assert written_out(printed, country) == whole


@given(st.text(max_size=80))
def test_any_text_has_a_comparable_form_that_agrees_with_itself(printed: str) -> None:
    assert agreement(name(printed), name(printed)) == EXACT


@given(st.text("abcde", max_size=9), st.text("abcde", max_size=9))
def test_slips_are_counted_alike_both_ways_up_to_the_most(one: str, other: str) -> None:
    assert min(edits(one, other, 3), 4) == min(edits(other, one, 3), 4)
    assert edits(one, one, 3) == 0
