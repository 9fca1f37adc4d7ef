"""When a space says that it began, and what else in its house began some day."""

from __future__ import annotations

import pytest
from markup import page

from cowcrawl.extract import Found
from cowcrawl.extract.when import status


def facts(sentence: str, lang: str) -> dict[str, object]:
    found = status.extract(page(f"<p>{sentence}</p>", lang=lang))
    return {one.claim.field: one.claim.value for one in found if isinstance(one, Found)}


@pytest.mark.parametrize(
    ("lang", "sentence", "day"),
    [
        ("en", "We opened our doors in March 2016.", "2016-03"),
        ("en", "Founded in 2015, our coworking space is home to forty freelancers.", "2015"),
        ("fr", "Notre espace de coworking a vu le jour en 2012 dans une ancienne école.", "2012"),
        ("fr", "Créé en 2014, notre coworking compte quarante membres.", "2014"),
        ("nl", "In 2016 opende onze coworking de deuren.", "2016"),
        ("nl", "In 2016 opende onze coworking de deuren in een oude fabriek.", "2016"),
        ("de", "Der Coworking Space wurde 2014 eröffnet.", "2014"),
        ("es", "Nuestro coworking nació en 2020 de la mano de dos hermanas.", "2020"),
        ("it", "Il nostro coworking è nato nel 2013.", "2013"),
    ],
)
def test_the_day_on_which_a_space_opened_or_came_to_be_is_its_opening(lang: str, sentence: str, day: str) -> None:
    assert facts(sentence, lang) == {"status": "existing", "opening_date": day}


NAMED = [
    ("en", "Lampion opened its doors on 4 May 2019.", "2019-05-04"),
    ("fr", "Lampion a ouvert ses portes en 2017.", "2017"),
    ("nl", "Lampion opende in juni 2016 zijn deuren.", "2016-06"),
    ("de", "Lampion hat im September 2016 eröffnet.", "2016-09"),
    ("de", "Lampion wurde am 12. September 2016 eröffnet.", "2016-09-12"),
    ("es", "Lampion abrió sus puertas en junio de 2016.", "2016-06"),
    ("it", "Lampion ha aperto nel giugno 2016.", "2016-06"),
]


@pytest.mark.parametrize(("lang", "sentence", "day"), NAMED)
def test_a_house_that_opened_may_be_told_by_its_name(lang: str, sentence: str, day: str) -> None:
    where = page(f"<p>{sentence}</p>", lang=lang, url="https://lampion.example/", head="<title>Lampion</title>")
    found = {one.claim.field: one.claim.value for one in status.extract(where) if isinstance(one, Found)}
    assert found == {"status": "existing", "opening_date": day}


@pytest.mark.parametrize("sentence", ["The café at Lampion opened in 2019.", "Lampion opened a second space in 2019."])
def test_what_opened_in_a_house_of_that_name_is_not_the_house(sentence: str) -> None:
    where = page(f"<p>{sentence}</p>", lang="en", url="https://lampion.example/", head="<title>Lampion</title>")
    assert not list(status.extract(where))


@pytest.mark.parametrize(
    ("lang", "line", "day"),
    [
        ("fr", "Ouvert depuis septembre 2018.", "2018-09"),
        ("es", "Abierto desde 2010.", "2010"),
        ("en", "Open since 2016", "2016"),
    ],
)
def test_a_few_words_say_since_which_year_the_space_is_open(lang: str, line: str, day: str) -> None:
    assert facts(line, lang) == {"status": "existing", "opening_date": day}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "The coworking movement started in 2005."),
        ("en", "The first coworking space in the world was founded in 2005."),
        ("en", "We opened our second space in 2019."),
        ("en", "Marmot Ltd was founded in 2017 in our coworking space."),
        ("en", "In 2012 we started our firm."),
        ("fr", "Le projet de coworking est né en 2012."),
        ("fr", "Le coworking est né à Boston en 2005."),
        ("fr", "L'association a été créée en 2009."),
        ("nl", "In 2016 opende het gebouw de deuren voor onze coworking."),
        ("de", "Unser Haus wurde 1990 gebaut."),
        ("de", "Die Firma Murmel wurde 2017 im Coworking gegründet."),
        ("es", "La idea de nuestro coworking nació en 2010."),
        ("it", "In Italia il primo spazio di coworking ha aperto a Milano nel 2008."),
        ("it", "Marmotta è nata nel 2016 nel nostro coworking."),
    ],
)
def test_ideas_houses_firms_and_other_spaces_that_began_are_no_opening(lang: str, sentence: str) -> None:
    assert facts(sentence, lang) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "We opened our doors in 1932.",
        "Our coworking space was launched in 2014 and moved in 2018.",
        "Our coworking space was born.",
    ],
)
def test_a_year_before_all_such_places_two_years_and_none_give_no_day(sentence: str) -> None:
    assert "opening_date" not in facts(sentence, "en")
