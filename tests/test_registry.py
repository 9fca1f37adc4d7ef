"""Source cards: the ones that come with the project are right, and a wrong one is named at file, line and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from spiders.card_file import read
from spiders.card_schema import FILE, MODELINE
from spiders.registry import SOURCES, CardError, load

GOOD = """\
id: quay
name: The Quay
kind: operator
start_urls:
  - https://www.quay.example/
hosts:
  - www.quay.example
languages: [nl, en]
licence: All rights reserved.
robots: Everything allowed.
country: NO
verified: 2026-01-31
floors: {documents: 4}
"""


def problems(folder: Path, **files: str) -> list[str]:
    """What `load` says of the given cards, without the folder's path."""
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, "utf-8")
    with pytest.raises(CardError) as caught:
        load(folder)
    return [str(problem).replace(f"{folder}/", "") for problem in caught.value.problems]


def test_the_cards_of_the_project_are_right() -> None:
    cards = load(SOURCES)
    assert {"greenlab", "atelier-des-medias", "leicester-hackspace", "it-hub"} <= {card.id for card in cards}
    assert [card.id for card in cards] == sorted(card.id for card in cards)


NAMED = """spaces silversquare tribes wework fosbury-and-sons the-library-group firma the-loft the-mug transforma-bxl
welkin-and-meraki factory-forty monday le-phare-du-kanaal brucenter dansaert euclides pepibru la-lustrerie m-village
innovation-4-society keilecollectief keilewerf de-kroon hillevliet werkspoorkwartier hof-van-cartesius placebased smart
lavallee brussels-art-factory impact-hub-amsterdam station2station the-office-operators""".split()
"""Cards of those whom the report of 2019 on Brussels, the whitepaper on Rotterdam and Utrecht, the note on shared
places and the blog on Amsterdam name."""


def test_whoever_the_documents_behind_the_project_name_has_a_card() -> None:
    assert set(NAMED) - {card.id for card in load(SOURCES)} == set()


def test_a_good_card_is_read_with_norway_as_a_country_and_the_date_as_text(tmp_path: Path) -> None:
    (tmp_path / "quay.yml").write_text(GOOD)
    [card] = load(tmp_path)
    assert (card.country, card.verified, card.floors) == ("NO", "2026-01-31", {"documents": 4})
    assert (card.page_cap, card.sample) == (200, False)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: The Quay\n", "", ["quay.yml:1: name: missing", "Name of the source"]),
        ("name:", "nane:", ["quay.yml:2: nane: unknown key; did you mean name?"]),
        ("floors:", "zzz:", ["quay.yml:13: zzz: unknown key; expected one of id, name"]),
        ("hosts:\n  - www.quay.example", "hosts: www.quay.example", ["quay.yml:6: hosts: expected a list, not 'www"]),
        ("languages: [nl, en]", "languages: []", ["quay.yml:8: languages: expected at least one entry"]),
        (
            "languages: [nl, en]",
            "languages: [nl, dutch]",
            ["quay.yml:8: languages.1: expected the form ^[a-z]{2}$, not"],
        ),
        ("kind: operator", "kind: oprator", ["quay.yml:3: kind: expected one of operator, network, press"]),
        ("id: quay", "id: Quay House", ["quay.yml:1: id: expected the form"]),
        ("id: quay", "id: other", ["quay.yml:1: id: expected 'quay', the file's name"]),
        ("id: quay", "id:", ["quay.yml:1: id: expected text, not None"]),
        ("https://www.quay", "ftp://www.quay", ["quay.yml:5: start_urls.0: expected an address that starts with http"]),
        ("https://www.quay.", "https://quay.test.", ["quay.yml:5: start_urls.0: expected an address on one of the"]),
        (
            "  - www.quay.example\n",
            "  - www.quay.example\n  - quay.example\n",
            ["quay.yml:8: hosts.1: expected each host once"],
        ),
        ("  - www.quay.example\n", "  - https://www.quay.example/\n", ["quay.yml:7: hosts.0: expected a host alone"]),
        ("country: NO", "country: Norway", ["quay.yml:11: country: expected the form ^[A-Z]{2}$"]),
        (
            "floors: {documents: 4}",
            "floors: {documents: many}",
            ["quay.yml:13: floors.documents: expected a whole number"],
        ),
        ("floors: {documents: 4}", "floors: {pages: 4}", ["quay.yml:13: floors: expected one of documents, claims"]),
        ("floors: {documents: 4}", "page_cap: 0", ["quay.yml:13: page_cap: expected 1 or more, not 0"]),
        ("floors: {documents: 4}", "sample: yes", ["quay.yml:13: sample: expected true or false, not 'yes'"]),
        ("floors: {documents: 4}", "name: Again", ["quay.yml:13: name: expected once, stands here again"]),
        ("languages: [nl, en]", "languages: [nl, en", ["quay.yml:9: expected YAML, but"]),
        ("robots: Everything allowed.", "robots: Sitemap: there", ["quay.yml:10: expected YAML, but"]),
    ],
)
def test_a_wrong_card_is_named_at_file_line_and_key(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    assert old in GOOD
    told = "\n".join(problems(tmp_path, quay=GOOD.replace(old, new)))
    for words in said:
        assert words in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hosts:\n  - www.quay.example\n", "", "quay.yml:1: hosts: missing beside start_urls; expected: Hosts the"),
        ("start_urls:\n  - https://www.quay.example/\n", "", "quay.yml:1: start_urls: missing beside hosts"),
        ("kind:", "homepage: https://quay.test/\nkind:", "quay.yml:3: homepage: expected an address on one of the"),
        ("kind:", "homepage: quay\nkind:", "quay.yml:3: homepage: expected an address that starts with http"),
        ("kind:", "rhythm: yearly\nkind:", "quay.yml:3: rhythm: expected one of night, week, month, not 'yearly'"),
        ("kind:", "basis: rumour\nkind:", "quay.yml:3: basis: expected one of opened, printed, seen, memory"),
        ("kind:", "hold: ''\nkind:", "quay.yml:3: hold: expected text"),
        ("kind:", "lineage: [dock]\nkind:", "quay.yml:3: lineage.0: expected the id of another card, not 'dock'"),
        ("kind:", "lineage: [quay]\nkind:", "quay.yml:3: lineage.0: expected the id of another card, not 'quay'"),
        ("[nl, en]", "[nl, nl]", "quay.yml:8: languages: expected each entry once"),
        ("2026-01-31", "2026-02-31", "quay.yml:12: verified: expected a day, month or year that exists"),
    ],
)
def test_a_broken_rule_is_named_at_file_line_and_key(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    assert any(problem.startswith(said) for problem in problems(tmp_path, quay=GOOD.replace(old, new, 1)))


WITHOUT_ADDRESS = "id: dock\nname: The Dock\nkind: operator\nlanguages: [nl]\nlicence: Unknown.\nrobots: Unknown.\n"


def test_a_card_without_a_start_url_needs_a_domain(tmp_path: Path) -> None:
    (tmp_path / "dock.yml").write_text(WITHOUT_ADDRESS)
    [card] = load(tmp_path)
    assert (card.state, card.address) == ("needs a domain", None)


def test_a_card_without_a_start_url_cannot_have_been_crawled(tmp_path: Path) -> None:
    found = problems(tmp_path, dock=WITHOUT_ADDRESS + "verified: 2026-01-31\n")
    assert found == ["dock.yml:7: verified: expected only where start_urls says where the source is"]


def test_a_host_on_two_cards_is_told_with_the_other_file(tmp_path: Path) -> None:
    found = problems(tmp_path, quay=GOOD, zuay=GOOD.replace("id: quay", "id: zuay"))
    assert found == ["zuay.yml:7: hosts.0: expected a host of its own, quay.yml has 'www.quay.example' already"]


def test_two_reports_of_one_publisher_may_lie_on_one_host(tmp_path: Path) -> None:
    for name in ("quay", "zuay"):
        report = GOOD.replace("id: quay", f"id: {name}").replace("kind: operator", "kind: report")
        (tmp_path / f"{name}.yml").write_text(report)
    assert len(load(tmp_path)) == 2


def test_what_is_made_from_another_source_belongs_to_its_list(tmp_path: Path) -> None:
    guide = WITHOUT_ADDRESS.replace("operator", "network") + "lineage: [quay]\n"
    found = problems(tmp_path, quay=GOOD, dock=guide)
    assert found == [
        "dock.yml:7: lineage.0: expected a source of the same list: quay belongs to operator_site, this card to network"
    ]
    (tmp_path / "dock.yml").write_text(guide + "list: operator_site\n")
    assert [card.lineage for card in load(tmp_path)] == [["quay"], []]


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ("", "verified 2026-01-31"),
        ("basis: memory\n", "verified 2026-01-31"),
        ("hold: Its terms forbid it.\n", "held"),
        ("needs_browser: true\n", "verified 2026-01-31, needs a browser"),
    ],
)
def test_a_card_says_how_it_stands_with_its_source(tmp_path: Path, changes: str, state: str) -> None:
    (tmp_path / "quay.yml").write_text(GOOD + changes)
    assert load(tmp_path)[0].state == state


def test_an_address_from_memory_is_unverified_until_it_was_crawled_live(tmp_path: Path) -> None:
    (tmp_path / "quay.yml").write_text(GOOD.replace("verified: 2026-01-31", "basis: memory"))
    assert load(tmp_path)[0].state == "unverified"


def test_every_card_of_the_project_names_its_schema_to_editors() -> None:
    first = {path.name: path.read_text("utf-8").splitlines()[0] for path in SOURCES.glob("*.yml")}
    assert {name for name, line in first.items() if line != MODELINE} == set()


def test_the_schema_for_editors_accepts_every_card_of_the_project() -> None:
    checker = Draft202012Validator(json.loads((SOURCES / FILE).read_text("utf-8")))
    assert [error.message for path in SOURCES.glob("*.yml") for error in checker.iter_errors(read(path).card)] == []


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    misspelt = GOOD.replace("name: The Quay\n", "nmae: x\n")
    found = problems(tmp_path, quay=misspelt, dock=GOOD, pier=GOOD + "page_cap: none\n")
    assert len(found) == 6
    assert any("quay.yml:2: nmae: unknown key" in problem for problem in found)
    assert any("dock.yml:1: id: expected 'dock'" in problem for problem in found)
    assert any("pier.yml:14: page_cap: expected a whole number" in problem for problem in found)


def test_an_id_that_two_files_claim_is_told_with_the_other_file(tmp_path: Path) -> None:
    found = problems(tmp_path, quay=GOOD, zuay=GOOD)
    assert any("zuay.yml:1: id: expected an id of its own, quay.yml has it already" in problem for problem in found)


@pytest.mark.parametrize("text", ["", "- a\n- list\n", "just words\n", "1: x\n"])
def test_a_file_that_is_no_mapping_of_keys_is_refused(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, quay=text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "quay.yml").write_bytes(b"name: caf\xe9\n")
    assert "UTF-8" in problems(tmp_path)[0]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "expected a folder of source cards" in problems(tmp_path / "nowhere")[0]


PRESS = GOOD.replace("kind: operator", "kind: press")
KEYS = """feeds: [https://www.quay.example/rss]
sitemaps: [https://www.quay.example/news.xml]
sections: [https://www.quay.example/property]
search: ["https://www.quay.example/find?q={query}"]
queries: [coworking]
"""


def test_a_card_of_the_press_names_its_lists(tmp_path: Path) -> None:
    (tmp_path / "quay.yml").write_text(PRESS + KEYS)
    [card] = load(tmp_path)
    assert (card.feeds, card.queries) == (["https://www.quay.example/rss"], ["coworking"])
    assert card.search == ["https://www.quay.example/find?q={query}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD + KEYS, "quay.yml:14: feeds: expected on cards of kind press only, not 'operator'"),
        (PRESS + "feeds: [https://other.example/rss]\n", "quay.yml:14: feeds.0: expected an address on one of"),
        (
            PRESS + "search: [https://www.quay.example/find]\n",
            "quay.yml:14: search.0: expected an address with {query}",
        ),
        (PRESS + "sections: [property]\n", "quay.yml:14: sections.0: expected an address that starts with http"),
    ],
)
def test_a_wrong_list_is_named(tmp_path: Path, text: str, said: str) -> None:
    assert any(problem.startswith(said) for problem in problems(tmp_path, quay=text))


def test_a_card_may_say_which_list_its_source_belongs_to_and_whose_word_it_is(tmp_path: Path) -> None:
    (tmp_path / "quay.yml").write_text(GOOD)
    room = GOOD.replace("id: quay", "id: room").replace("kind: operator", "kind: press") + "sender: quay\n"
    (tmp_path / "room.yml").write_text(room + "list: operator_site\n")
    assert [(card.list, card.sender) for card in load(tmp_path)] == [(None, None), ("operator_site", "quay")]


def test_a_list_that_is_none_and_a_sender_without_a_card_are_named(tmp_path: Path) -> None:
    [wrong] = problems(tmp_path, quay=GOOD + "list: gossip\n")
    assert wrong.startswith("quay.yml:14: list: expected one of operator_site, press")
    [unknown] = problems(tmp_path, quay=GOOD + "sender: nobody\n")
    assert unknown == "quay.yml:14: sender: expected the id of an operator's card in this folder, not 'nobody'"
