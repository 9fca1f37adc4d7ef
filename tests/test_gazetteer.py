"""The gazetteer: streets and houses of a small extract, found in both languages, abbreviated or misspelt."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from geopy.distance import geodesic
from osm import Sketch, town

from cowcrawl.address import municipality, parse, parts
from cowcrawl.cli import main
from cowcrawl.errors import BadInput
from db.gazetteer import FOLDER, Gazetteer, NoGazetteer, load
from db.geocode import Answer, Miss

pytest.importorskip("osmium", reason="needs the extra gazetteer")
PAIRS = yaml.safe_load((Path(__file__).parent / "brussels_addresses.yml").read_text("utf-8"))


def made(extract: Path, var: Path) -> Gazetteer:
    result = CliRunner().invoke(main, ["gazetteer", "build", str(extract), "--var", str(var)])
    assert result.exit_code == 0, result.output
    (only,) = load(var, "BE")
    assert isinstance(only, Gazetteer)
    return only


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("gazetteer")
    return made(town().write(folder / "town.osm"), folder / "var")


@pytest.fixture(scope="module")
def brussels(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> Gazetteer:
    return made(shared / "geo" / "brussels-2013.osm.pbf", tmp_path_factory.mktemp("brussels"))


def find(gazetteer: Gazetteer, text: str) -> Answer | Miss:
    address = parse(text, "BE")
    assert address is not None
    return gazetteer.find(address)


def found(gazetteer: Gazetteer, text: str) -> Answer:
    answer = find(gazetteer, text)
    assert isinstance(answer, Answer), answer
    return answer


@pytest.mark.parametrize(
    ("text", "street", "municipality", "precision"),
    [
        ("Place Eugène Flagey 18, 1050 Ixelles", "Place Eugène Flagey", "Ixelles", "building"),
        ("Eugène Flageyplein 18, 1050 Elsene", "Eugène Flageyplein", "Elsene", "building"),
        ("pl. flagey 18, 1050 bruxelles", "Place Eugène Flagey", "Ixelles", "building"),
        ("Flagey, Elsene", "Eugène Flageyplein", "Elsene", "street"),
        ("Chee d'Ixelles 10, 1050 Ixelles", "Chaussée d'Ixelles", "Ixelles", "building"),
        ("ch. d’Ixelles 14 bte 3, 1050 Ixelles", "Chaussée d'Ixelles", "Ixelles", "building"),
        ("Elsense stwg 21 A, 1050 Elsene", "Elsensesteenweg", "Elsene", "building"),
        ("Elsensesteenwge 10, 1050 Elsene", "Elsensesteenweg", "Elsene", "building"),
        ("Chausée d'Ixelles 10, Ixelles", "Chaussée d'Ixelles", "Ixelles", "building"),
        ("Chaussée d'Ixelles 6, 1050 Ixelles", "Chaussée d'Ixelles", "Ixelles", "street"),
        ("Chaussée d'Ixelles 500, 1050 Ixelles", "Chaussée d'Ixelles", "Ixelles", "street"),
        ("Av. Luoise 5, 1060 Saint-Gilles", "Avenue Louise", "Saint-Gilles", "street"),
        ("Louizalaan 5, 1060 Brussel", "Louizalaan", "Sint-Gillis", "street"),
        ("Kerkstraat 1, 1060 Sint-Gillis", "Kerkstraat", "Sint-Gillis", "street"),
        ("Rue de l'Eglise 1, 1050 Elsene", "Rue de l'Église", "Ixelles", "street"),
    ],
)
def test_a_street_is_found_however_it_is_written(
    small: Gazetteer, text: str, street: str, municipality: str, precision: str
) -> None:
    answer = found(small, text)
    assert (answer.street, answer.municipality, answer.precision) == (street, municipality, precision)
    assert answer.licence == "ODbL 1.0, © OpenStreetMap contributors"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Louizalaan 5, 1050 Brussel", "no street called Louizalaan there"),
        ("Rue Inconnue 5, 1050 Ixelles", "no street called Rue Inconnue there"),
        ("Rue Louise 5, 1060 Saint-Gilles", "no street called Rue Louise there"),
        ("Rue du 8 Juillet 1, 1050 Ixelles", "no street called Rue du 8 Juillet there"),
        ("Place Flagey 18, 1000 Gent", "no street called Place Flagey there"),
        ("Kerkstraat 1, 1012 AB Amsterdam", "holds no street of NL"),
        ("Kerkstraat 1", "2 streets are called Kerkstraat, and the address does not say which"),
        ("Kerkstraat 1, Brussel", "2 streets are called Kerkstraat, and the address does not say which"),
        ("Avenue Louise 5, Nederland", "holds no street of NL"),
        ("1050 Ixelles", "the address names no street"),
    ],
)
def test_what_is_not_there_or_could_be_two_is_not_guessed(small: Gazetteer, text: str, reason: str) -> None:
    assert find(small, text) == Miss(reason)


def test_both_languages_are_one_point(small: Gazetteer) -> None:
    french, dutch = found(small, "Av. Louise 5, 1060 Saint-Gilles"), found(small, "Louizalaan 5, 1060 Sint-Gillis")
    assert french.position == dutch.position


def test_a_house_between_two_mapped_ones_lies_between_them(small: Gazetteer) -> None:
    answer = found(small, "Chaussée d'Ixelles 6, 1050 Ixelles")
    assert answer.position == pytest.approx((50.8401, 4.377), abs=1e-4)
    assert 100 < answer.within_m < 160


def test_a_street_stands_for_all_of_its_length(small: Gazetteer) -> None:
    answer = found(small, "Avenue Louise, 1060 Saint-Gilles")
    assert answer.extent is not None
    assert answer.extent.bounds == pytest.approx((4.350, 50.835, 4.356, 50.835))
    assert answer.within_m == pytest.approx(geodesic((50.835, 4.350), (50.835, 4.356)).m, abs=2)


def test_an_address_that_fits_in_part_says_what_does_not_fit(small: Gazetteer) -> None:
    assert found(small, "Place Flagey 18, 1050 Gent").note == "the street found does not lie in Gent"
    assert found(small, "Place Flagey 18, 1180 Ixelles").note == "the street found lies outside 1180"


def test_it_is_a_geocoder_of_geopy(small: Gazetteer) -> None:
    place = small.geocode("Place Flagey 18, 1050 Ixelles")
    assert (place.latitude, place.longitude) == (50.8302, 4.3815)
    assert place.raw["precision"] == "building"
    assert [one.point for one in small.geocode("Place Flagey 18, 1050 Ixelles", exactly_one=False)] == [place.point]
    assert small.geocode("Rue Inconnue 5, 1050 Ixelles") is None
    assert small.geocode("!!") is None


def test_without_a_gazetteer_the_reason_says_so(tmp_path: Path) -> None:
    (stand_in,) = load(tmp_path)
    assert isinstance(stand_in, NoGazetteer)
    address = parse("Rue Haute 1, 1000 Bruxelles", "BE")
    assert address and stand_in.find(address) == Miss("none was made, so streets are not known")


@pytest.mark.parametrize("content", ["", "no database", "old"])
def test_a_file_that_is_no_gazetteer_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / FOLDER / "odd.db"
    path.parent.mkdir()
    path.write_text(content, "utf-8")
    if content == "old":
        path.unlink()
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE about (key, value)")
    with pytest.raises(BadInput, match=r"odd\.db"):
        load(tmp_path)


@pytest.mark.parametrize("name", ["missing.osm.pbf", "broken.osm.pbf", "empty.osm"])
def test_an_extract_that_cannot_be_used_is_named_and_leaves_the_gazetteer_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "broken.osm.pbf").write_bytes(b"not an extract")
    Sketch().write(tmp_path / "empty.osm")
    before = tmp_path / "var" / FOLDER / f"{name.partition('.')[0]}.db"
    before.parent.mkdir(parents=True)
    before.write_text("the one before", "utf-8")
    result = CliRunner().invoke(main, ["gazetteer", "build", str(tmp_path / name), "--var", str(tmp_path / "var")])
    assert result.exit_code == 2
    assert name in result.output
    assert before.read_text("utf-8") == "the one before"


def test_sixty_addresses_of_brussels_are_found_in_both_languages_at_one_place(brussels: Gazetteer) -> None:
    right, together = 0, 0
    for pair in PAIRS:
        answers = [find(brussels, pair[language]) for language in ("fr", "nl")]
        placed = [answer for answer in answers if isinstance(answer, Answer)]
        home = municipality.named("BE", pair["municipality"])
        right += sum(municipality.named("BE", answer.municipality or "") == home for answer in placed)
        together += len(placed) == 2 and geodesic(placed[0].position, placed[1].position).m <= 150
    assert len(PAIRS) == 60
    assert right == 120
    assert together == 60


def test_street_names_drawn_by_lot_are_found_where_they_are_and_nowhere_else(brussels: Gazetteer) -> None:
    sql = """SELECT n.name, n.language, m.names FROM names n JOIN streets USING (street_id)
             JOIN municipalities m USING (municipality_id) WHERE n.language IN ('fr', 'nl') ORDER BY n.name, m.names"""
    with sqlite3.connect(brussels.path) as database:
        rows = [(name, code, _home(names)) for name, code, names in database.execute(sql)]
    bearers: dict[str, set[str]] = {}
    for name, _, home in rows:
        bearers.setdefault(name, set()).add(home.name())
    dice = random.Random(11)
    lot = dice.sample(rows, 200)
    here = [brussels.find(parts(street=name, town=home.name(code), country="BE")) for name, code, home in lot]
    assert sum(isinstance(answer, Answer) for answer in here) >= 195
    away = [(name, home) for name, _, _ in lot[:40] if (home := dice.choice(rows)[2]).name() not in bearers[name]]
    there = [brussels.find(parts(street=name, town=home.name(), country="BE")) for name, home in away if not home.city]
    assert len(there) > 20
    assert [answer for answer in there if isinstance(answer, Answer)] == []


def _home(names: str) -> municipality.Municipality:
    """The municipality of a row of the gazetteer."""
    known = [one for half in json.loads(names)[""].split(" - ") if (one := municipality.named("BE", half))]
    assert known, names
    return known[0]


def test_the_streets_of_an_extract_without_municipalities_are_found_by_postal_code(
    tmp_path: Path, shared: Path
) -> None:
    wechel = made(shared / "geo" / "wechel.osm.pbf", tmp_path)
    answer = found(wechel, "Achterste Moereind 12, 2275 Lille")
    assert answer.precision == "building"
    assert geodesic(answer.position, (51.2549, 4.7945)).m < 50
