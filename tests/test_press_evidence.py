"""What becomes of the press: it joins the space an operator shows, makes one of its own, or waits as a candidate."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from told import crawl, event, named, site, told

from cowcrawl.cli import main
from cowcrawl.fingerprint import sketch
from cowcrawl.model import Reading
from cowcrawl.tables import Change, Space
from db import atlas
from db.candidates import Candidate, candidates
from db.evidence import stored_mentions
from db.inventory import Inventory, inventory
from db.names import name_key
from db.spaces import Spaces
from db.spaces import spaces as spaces_of
from db.store import Store
from db.timeline import Timeline
from helpers import a_claim, a_reading, an_address


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def resolved(store: Store) -> Spaces:
    return spaces_of(store, atlas.load(store.path.parent), stored_mentions(store), "2026-06-01T00:00:00Z")


def derived(store: Store) -> Inventory:
    known = stored_mentions(store)
    return inventory(known, resolved(store).clusters, store.cards(), atlas.load(store.path.parent), Timeline(store))


def spaces(store: Store) -> list[Space]:
    return derived(store).spaces


def waiting(store: Store) -> list[Candidate]:
    return candidates(stored_mentions(store), resolved(store), store.cards())


def test_an_article_joins_the_space_of_its_name_and_address_in_another_language(store: Store) -> None:
    address = an_address("Emile Bockstaellaan", "468", "1020", "Brussel")
    article = told("/a", a_claim("name", "The Paper Heron"), address, event("opened", "2026-02-10"))
    crawl(store, "2026-01-01", site())
    crawl(store, "2026-02-12", article)
    [space] = spaces(store)
    assert (space.space_id, space.n_sources) == ("heron-brussels", 2)
    assert (space.street, space.opened) == ("Boulevard Émile Bockstael", "2026-02-10")
    assert waiting(store) == []


def test_an_article_joins_by_name_and_operator_when_no_place_speaks_against_it(store: Store) -> None:
    crawl(store, "2026-01-01", site(), told("/a", named("Paper Heron", None, "Waterfowl Works"), event("closed")))
    assert [space.n_sources for space in spaces(store)] == [2]


def test_a_house_that_runs_itself_is_known_by_its_name_as_operator(store: Store) -> None:
    crawl(
        store,
        "2026-01-01",
        site(),
        told("/a", named("The Paper Heron", "Elsene", "Paper Heron (vzw)"), event("opened")),
    )
    assert [space.n_sources for space in spaces(store)] == [2]


@pytest.mark.parametrize(
    "article",
    [
        told("/a", named("The Paper Heron", "Antwerpen"), event("opened")),
        told("/a", a_claim("name", "The Paper Heron"), an_address("Kaai", "3", "1000", "Brussels"), event("opened")),
        told("/a", named("The Paper Heron", "Brussels", "Somebody Else"), event("opened")),
        told("/a", named("The Heron", "Brussels"), event("opened")),
    ],
    ids=["another town", "another address", "another operator", "another name"],
)
def test_an_article_on_a_space_like_it_does_not_join(store: Store, article: Reading) -> None:
    crawl(store, "2026-01-01", site(number="468" if "Kaai" not in str(article) else "9"), article)
    assert sorted(space.n_sources for space in spaces(store)) == [1, 1]


def test_an_article_without_a_name_joins_by_operator_and_door_alone(store: Store) -> None:
    door = an_address("Boulevard Émile Bockstael", "468", "1020", "Brussels")
    operator = a_claim("operator", "Waterfowl Works")
    crawl(store, "2026-01-01", site(), told("/a", operator, door, event("expanded")))
    crawl(store, "2026-01-02", told("/b", operator, a_claim("city", "Brussels"), event("closed")))
    [space] = spaces(store)
    assert (space.status, space.n_sources) == ("existing", 2)


def test_an_older_article_without_a_name_joins_the_space_that_a_newer_one_names(store: Store) -> None:
    door = an_address("Scheutlaan", "347", "1070", "Anderlecht")
    operator = a_claim("operator", "Kraanvogel")
    plans = told("/a", operator, door, event("planned", "2026-05", "announced"), on="2025-11-20")
    crawl(
        store,
        "2026-05-06",
        plans,
        told("/b", a_claim("name", "Morgenrood"), operator, door, event("opened"), on="2026-05-05"),
    )
    [space] = spaces(store)
    assert (space.name, space.status, space.n_claims) == ("Morgenrood", "existing", 13)


def test_a_space_that_only_the_press_knows_has_a_row_with_its_operator(store: Store) -> None:
    article = told("/a", named("Le Fil à Plomb", "Saint-Josse", "L'Aplomb"), event("closed", "2026-02-10"))
    crawl(store, "2026-02-12", article)
    [space] = spaces(store)
    assert (space.space_id, space.operator_id) == ("le-fil-a-plomb-saint-josse", "l-aplomb")
    assert (space.status, space.closed, space.website) == ("closed", "2026-02-10", None)
    [operator] = derived(store).operators
    assert (operator.name, operator.n_existing) == ("L'Aplomb", 0)


def test_an_operator_whose_site_is_read_keeps_its_identifier(store: Store) -> None:
    article = told("/a", named("The Tin Swan", "Gent", "Waterfowl Works"), event("planned", modality="announced"))
    crawl(store, "2026-01-01", site(), article)
    assert {space.operator_id for space in spaces(store)} == {"heron"}


@pytest.mark.parametrize(
    "article",
    [
        told("/a", named("Le Fil", "Namur"), event("closed", modality="rumoured")),
        told("/a", named("Le Fil", "Namur"), event("closed", modality="denied")),
        told("/a", named("Le Fil", None), event("opened")),
        told("/a", named("Le Fil", "Namur")),
    ],
    ids=["a rumour", "a denial", "no place", "no event"],
)
def test_what_is_not_enough_for_a_space_is_a_candidate(store: Store, article: Reading) -> None:
    crawl(store, "2026-02-12", article)
    assert spaces(store) == []
    assert [(one.name, one.in_inventory) for one in waiting(store)] == [("Le Fil", False)]


def test_a_chain_as_a_whole_is_no_space(store: Store) -> None:
    crawl(store, "2026-01-01", site(), told("/a", named("Waterfowl Works", "Brussels"), event("expanded")))
    assert [space.space_id for space in spaces(store)] == ["heron-brussels"]
    assert waiting(store) == []


def test_an_unknown_operator_without_a_space_is_a_candidate(store: Store) -> None:
    plans = [a_claim("operator", "Tafelrunde"), a_claim("city", "Eupen"), event("planned", "2027", "announced")]
    crawl(store, "2026-02-12", told("/a", plans))
    [found] = waiting(store)
    assert (found.what, found.name, found.town, found.event) == ("operator", "Tafelrunde", "Eupen", "planned")
    assert (found.date, found.modality, found.quote) == ("2027", "announced", "planned 2027")


def test_a_candidate_shows_its_newest_passage_and_counts_copies_once(store: Store) -> None:
    text = sketch(" ".join(f"word{number}" for number in range(80)))
    first = told("/a", named("Le Fil", "Namur"), event("planned", "2026", "announced"), sketch=text)
    copy = told("/b", named("Le Fil", "Namur"), event("planned", "2026", "announced"), source="other", sketch=text)
    later = told("/c", named("Le Fil", "Namur"), event("opened", "2026-09-05"), on="2026-09-07", source="other")
    crawl(store, "2026-09-08", first, copy, later)
    [found] = waiting(store)
    assert (found.n_documents, found.event, found.status, found.in_inventory) == (2, "opened", "existing", True)
    assert found.url == "https://other.example/c"


def test_copies_of_one_text_are_one_source(store: Store) -> None:
    text = sketch(" ".join(f"word{number}" for number in range(80)))
    first = told("/a", named("Le Fil", "Namur"), event("opened"), sketch=text)
    copy = told("/b", named("Le Fil", "Namur"), event("opened"), on="2026-02-13", source="other", sketch=text)
    crawl(store, "2026-02-14", first, copy)
    [space] = spaces(store)
    assert (space.n_sources, space.n_claims) == (1, 3)


def test_facts_of_the_press_fill_what_a_site_leaves_open_and_never_outvote_it(store: Store) -> None:
    home = a_reading("/", a_claim("name", "The Paper Heron"), a_claim("desks", 140), source="heron")
    articles = [
        told(
            f"/{number}", named("Paper Heron", None, "Waterfowl Works"), a_claim("desks", 90), a_claim("area_m2", 1850)
        )
        for number in range(3)
    ]
    crawl(store, "2026-01-01", home, *articles)
    [space] = spaces(store)
    assert (space.desks, space.area_m2) == (140, 1850)


def test_a_rumoured_fact_is_not_shown(store: Store) -> None:
    rumour = a_claim("desks", 90, modality="rumoured")
    crawl(store, "2026-01-01", site(), told("/a", named("The Paper Heron", "Brussels"), rumour))
    assert [space.desks for space in spaces(store)] == [None]


ANNOUNCED = told("/a", named("Le Fil", "Namur"), event("opened", "2026-09", "announced"), on="2026-02-12")
OPENED = told("/b", named("Le Fil", "Namur"), event("opened", "2026-09-05"), on="2026-09-07")
CLOSED = told("/c", named("Le Fil", "Namur"), event("closed", "2027-03-31"), on="2027-04-02")


def three_nights(store: Store) -> list[Change]:
    crawl(store, "2026-02-13", ANNOUNCED)
    crawl(store, "2026-09-08", ANNOUNCED, OPENED)
    crawl(store, "2027-04-03", ANNOUNCED, OPENED, CLOSED)
    return derived(store).changes


def test_the_history_tells_what_changed_when_and_on_whose_word(store: Store) -> None:
    found = [(one.field, one.old, one.new, one.date, one.run_id) for one in three_nights(store)]
    assert found == [
        ("status", "in_preparation", "existing", "2026-09-05", "2026-09-08-title"),
        ("opened", "2026-09", "2026-09-05", "2026-09-05", "2026-09-08-title"),
        ("status", "existing", "closed", "2027-03-31", "2027-04-03-title"),
        ("closed", None, "2027-03-31", "2027-03-31", "2027-04-03-title"),
    ]
    quotes = {claim.claim_id: claim.quote for member in stored_mentions(store) for claim in member.claims}
    grounds = [quotes[one.claim_id or ""] for one in derived(store).changes]
    assert grounds == ["opened 2026-09-05"] * 2 + ["closed 2027-03-31"] * 2


def test_the_last_state_of_the_history_is_the_one_that_is_shown(store: Store) -> None:
    three_nights(store)
    [space] = spaces(store)
    assert (space.status, space.opened, space.closed) == ("closed", "2026-09-05", "2027-03-31")


def test_all_of_it_read_in_one_night_is_no_change(store: Store) -> None:
    crawl(store, "2027-04-03", ANNOUNCED, OPENED, CLOSED)
    assert derived(store).changes == []


def test_an_unhealthy_run_changes_nothing(store: Store) -> None:
    crawl(store, "2026-02-13", ANNOUNCED)
    crawl(store, "2027-04-03", CLOSED, outcome="unhealthy")
    assert derived(store).changes == []


def test_a_page_that_changes_its_mind_is_a_change_that_stays_on_record(store: Store) -> None:
    plans = a_claim("status", "in_preparation", modality="announced")
    crawl(store, "2026-01-01", site(body="plans"), a_reading("/home", plans, source="heron", body="plans"))
    open_now = a_reading(
        "/home", a_claim("services", "wifi"), source="heron", body="b", fetched_at="2026-03-01T00:00:00Z"
    )
    crawl(store, "2026-03-01", open_now)
    [change] = (one for one in derived(store).changes if one.field == "status")
    assert (change.old, change.new, change.date) == ("in_preparation", "existing", "2026-03-01")
    crawl(
        store, "2026-04-01", a_reading("/home", plans, source="heron", body="plans", fetched_at="2026-04-01T00:00:00Z")
    )
    assert [(one.old, one.new) for one in derived(store).changes if one.field == "status"] == [
        ("in_preparation", "existing"),
        ("existing", "in_preparation"),
    ]


def test_what_the_reader_no_longer_reads_ends_with_the_next_run(store: Store) -> None:
    plans = a_claim("status", "in_preparation", modality="announced")
    page = {"source": "heron", "body": "same"}
    crawl(store, "2026-01-01", a_reading("/", a_claim("name", "Heron"), plans, **page))
    crawl(store, "2026-03-01", a_reading("/", a_claim("name", "Heron"), **page, fetched_at="2026-03-01T00:00:00Z"))
    assert [(one.old, one.new, one.run_id, one.kind) for one in derived(store).changes] == [
        ("in_preparation", "existing", "2026-03-01-heron", "reread")
    ]


def test_names_are_compared_by_the_words_that_tell(store: Store) -> None:
    assert name_key("The Paper Heron coworking") == name_key("Paper Heron") == "paper heron"
    assert name_key("Coworking Space") == "coworking space"
    assert name_key("Le Fil (ASBL)") == name_key("Le Fil")
    assert name_key("(Fil)") == "fil"


def test_the_command_lists_candidates_for_people_and_for_programs(tmp_path: Path) -> None:
    with Store(tmp_path / "claims.db") as store:
        crawl(store, "2026-02-12", told("/a", named("Le Fil", "Namur", "L'Aplomb"), event("opened", "2026-02-10")))
    shown = CliRunner().invoke(main, ["review", "candidates", "--var", str(tmp_path)])
    assert shown.exit_code == 0
    assert "  1 * space     Le Fil (L'Aplomb, Namur)" in shown.output
    assert "existing; stated opened 2026-02-10" in shown.output
    assert "“opened 2026-02-10”" in shown.output
    assert "<https://title.example/a>" in shown.output
    assert "candidates: 1, of them in the inventory: 1" in shown.output
    printed = CliRunner().invoke(main, ["review", "candidates", "--json", "--var", str(tmp_path)])
    [row] = map(json.loads, printed.output.splitlines())
    assert (row["name"], row["operator"], row["town"], row["n_documents"]) == ("Le Fil", "L'Aplomb", "Namur", 1)


def test_without_a_store_there_is_nothing_to_review(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["review", "candidates", "--var", str(tmp_path)])
    assert (done.exit_code, "crawl first" in done.output) == (2, True)
