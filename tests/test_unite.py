"""What several sources say of one space is brought together, and what a person judged holds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import HOUSE, OTHER, TITLE, event, named, told

from cowcrawl.model import Claim, Reading
from db import atlas, identifiers
from db.attach import is_space
from db.evidence import StoredMention, stored_mentions
from db.inventory import inventory
from db.judgements import Judgement, Ruling, ruling
from db.spaces import Spaces, keep, spaces
from db.store import Store
from db.timeline import Timeline
from db.unite import unite
from helpers import a_card, a_claim, a_reading, an_address

NOW = "2026-06-01T00:00:00Z"
DOOR = an_address("Boulevard Émile Bockstael", "468", "1020", "Brussels")
SITE = "https://heron.example/"
CARDS = {
    card.id: card
    for card in (
        TITLE,
        OTHER,
        HOUSE,
        a_card("chain", name="Waterfowl Works"),
        a_card("members", name="Members of Coworking", kind="network"),
    )
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "claims.db") as opened:
        yield opened


def crawl(store: Store, day: str, *readings: Reading) -> None:
    """One healthy run a source on a day."""
    for source in sorted({reading.document.source_id for reading in readings}):
        own = [reading for reading in readings if reading.document.source_id == source]
        store.open_run(f"{day}-{source}", CARDS[source], "live", f"{day}T07:00:00Z")
        store.add(f"{day}-{source}", own)
        store.close_run(f"{day}-{source}", outcome="healthy", reason=None, finished_at=f"{day}T09:00:00Z")


def home(name: str = "The Paper Heron", address: list[Claim] = DOOR, day: str = "2026-01-01", **more: Any) -> Reading:
    return a_reading(
        "/", a_claim("name", name), address, **{"source": "heron", "fetched_at": f"{day}T08:00:00Z", **more}
    )


def entry(
    path: str, name: str, address: list[Claim] = DOOR, *more: Claim, day: str = "2026-01-01", **rest: Any
) -> Reading:
    """An entry of a directory."""
    facts = {"source": "members", "kind": "directory", "role": "locations", "fetched_at": f"{day}T08:00:00Z"}
    return a_reading(path, a_claim("name", name), address, *more, **{**facts, **rest})


def known(store: Store, *judged: Judgement) -> Spaces:
    return spaces(store, atlas.load(store.path.parent), stored_mentions(store), NOW, judged)


def ids(store: Store, *judged: Judgement) -> list[str]:
    return sorted(cluster.space_id for cluster in known(store, *judged).clusters)


def build(store: Store, *judged: Judgement) -> Spaces:
    """The spaces, kept as a build keeps them."""
    found = known(store, *judged)
    keep(store, found)
    return found


def verdict(left: str, right: str, verdict: Any, at: str = "2026-05-01") -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, by="anna", at=at)


def test_a_site_and_a_directory_that_name_one_door_are_one_space(store: Store) -> None:
    crawl(store, "2026-01-01", home(), entry("/heron", "Paper Heron", DOOR, a_claim("phone", "+3225550101")))
    [space] = known(store).clusters
    assert {member.source_id for member in space.members} == {"heron", "members"}


def test_the_decision_is_on_record_with_what_it_rests_on(store: Store) -> None:
    crawl(store, "2026-01-01", home(), entry("/heron", "Paper Heron"))
    [match] = known(store).matches
    assert (match.left, match.right) == (SITE, "https://members.example/heron")
    assert (match.decision, match.judgement) == ("same", None)
    assert match.score and match.score > 0
    assert match.features["door"][0] == "same_street same_number"


def test_two_brands_at_one_address_stay_two(store: Store) -> None:
    crawl(store, "2026-01-01", home(), entry("/zwaluw", "Zwaluw"))
    assert len(known(store).clusters) == 2


def test_two_spaces_of_one_site_stay_two_even_if_a_directory_fits_both(store: Store) -> None:
    near = an_address("Boulevard Émile Bockstael", "470", "1020", "Brussels")
    crawl(
        store,
        "2026-01-01",
        a_reading("/a", a_claim("name", "Paper Heron"), DOOR, source="chain", role="locations"),
        a_reading("/b", a_claim("name", "Paper Heron"), near, source="chain", role="locations"),
        entry("/heron", "Paper Heron", an_address("Boulevard Émile Bockstael", "", "1020", "Brussels")),
    )
    sites = [member for cluster in known(store).clusters for member in cluster.members if member.source_id == "chain"]
    assert len(sites) == 2
    assert len({cluster.space_id for cluster in known(store).clusters if cluster.source_id == "chain"}) == 2


def test_a_directory_alone_makes_a_space_of_a_name_and_a_place(store: Store) -> None:
    crawl(store, "2026-01-01", entry("/heron", "Paper Heron"), entry("/nowhere", "No Place", []))
    assert ids(store) == ["paper-heron-brussels"]


def test_an_entry_that_names_only_a_town_joins_the_space_of_its_name_there(store: Store) -> None:
    town = [a_claim("city", "Brussels")]
    crawl(store, "2026-01-01", home(), entry("/heron", "Paper Heron", town), entry("/zwaluw", "Zwaluw", town))
    assert ids(store) == ["heron-brussels", "zwaluw-brussels"]


def test_the_site_of_a_network_is_a_directory_of_its_members_and_no_space_itself(store: Store) -> None:
    crawl(
        store,
        "2026-01-01",
        home(),
        entry("/heron", "Paper Heron", kind="operator"),
        entry("/zwaluw", "Zwaluw", kind="operator"),
        entry("/", "Members of Coworking", an_address("Kaai", "3", "1000", "Brussel"), kind="operator", role="home"),
        entry("/x", "Members of Coworking", an_address("Kaai", "3", "1000", "Brussel"), kind="operator"),
    )
    found = known(store)
    assert sorted(one.space_id for one in found.clusters) == ["heron-brussels", "zwaluw-brussels"]
    rows = inventory(
        stored_mentions(store), found.clusters, store.cards(), atlas.load(store.path.parent), Timeline(store)
    )
    assert [(row.status, row.operator_id) for row in rows.spaces] == [("existing", "heron"), ("existing", None)]


def test_a_space_its_site_no_longer_lists_is_still_one(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    other = an_address("Kerkstraat", "3", "1050", "Elsene")
    crawl(store, "2026-01-02", home("The Grey Heron", other, day="2026-01-02"))
    assert len(known(store).clusters) == 2


def test_a_space_moves_when_its_site_shows_the_same_name_elsewhere_and_no_longer_at_the_old_address(
    store: Store,
) -> None:
    crawl(store, "2026-01-01", home())
    before = build(store).clusters
    crawl(store, "2026-01-02", home(address=an_address("Kerkstraat", "3", "1050", "Elsene"), day="2026-01-02"))
    after = build(store).clusters
    assert [one.space_id for one in before] == [one.space_id for one in after] == ["heron-brussels"]


def test_two_addresses_shown_at_once_are_no_move(store: Store) -> None:
    there = an_address("Kerkstraat", "3", "1050", "Elsene")
    name = a_claim("name", "The Paper Heron")
    crawl(
        store,
        "2026-01-01",
        a_reading("/a", name, DOOR, source="chain", role="locations"),
        a_reading("/b", name, there, source="chain", role="locations"),
    )
    gone = {"source": "chain", "role": "locations", "fetched_at": "2026-01-02T08:00:00Z"}
    crawl(store, "2026-01-02", a_reading("/a", a_claim("area_m2", 9), **gone), a_reading("/b", name, there, **gone))
    assert len(known(store).clusters) == 2


def test_a_rename_and_a_new_source_rename_no_identifier(store: Store) -> None:
    crawl(store, "2026-01-01", entry("/heron", "Paper Heron"))
    assert [one.space_id for one in build(store).clusters] == ["paper-heron-brussels"]
    crawl(store, "2026-01-02", entry("/heron", "Grey Heron", day="2026-01-02"))
    assert [one.space_id for one in build(store).clusters] == ["paper-heron-brussels"]
    crawl(store, "2026-01-03", home("Grey Heron", day="2026-01-03"))
    assert [one.space_id for one in build(store).clusters] == ["paper-heron-brussels"]


def test_a_fresh_store_with_the_same_runs_gives_the_same_identifiers(store: Store, tmp_path: Path) -> None:
    with Store(tmp_path / "fresh.db") as fresh:
        for day, reading in (
            ("2026-01-01", entry("/heron", "Paper Heron")),
            ("2026-01-02", entry("/heron", "Grey Heron", day="2026-01-02")),
            ("2026-01-03", home("Grey Heron", day="2026-01-03")),
        ):
            crawl(store, day, reading)
            crawl(fresh, day, reading)
            build(store)
        assert ids(fresh) == ids(store) == ["paper-heron-brussels"]


def two(store: Store) -> None:
    """Two spaces at one door, with their identifiers given."""
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-01-02", entry("/zwaluw", "Zwaluw", day="2026-01-02"))
    assert sorted(one.space_id for one in build(store).clusters) == ["heron-brussels", "zwaluw-brussels"]


def test_two_judged_one_keep_the_older_identifier_and_the_other_becomes_an_alias(store: Store) -> None:
    two(store)
    found = build(store, verdict("zwaluw-brussels", "heron-brussels", "positive"))
    assert [one.space_id for one in found.clusters] == ["heron-brussels"]
    assert found.aliases == {"zwaluw-brussels": "heron-brussels"}


def test_a_merge_taken_back_gives_both_their_identifiers_again(store: Store) -> None:
    two(store)
    build(store, verdict("zwaluw-brussels", "heron-brussels", "positive"))
    found = build(store, verdict("zwaluw-brussels", "heron-brussels", "negative", "2026-05-02"))
    assert sorted(one.space_id for one in found.clusters) == ["heron-brussels", "zwaluw-brussels"]
    assert found.aliases == {}


def test_a_fresh_store_gives_the_alias_too(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-01-02", entry("/zwaluw", "Zwaluw", day="2026-01-02"))
    found = build(store, verdict(SITE, "https://members.example/zwaluw", "positive"))
    assert found.aliases == {"zwaluw-brussels": "heron-brussels"}


def test_a_split_leaves_the_identifier_with_the_older_claims(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-01-02", entry("/heron", "Paper Heron", day="2026-01-02"))
    assert [one.space_id for one in build(store).clusters] == ["heron-brussels"]
    found = build(store, verdict(SITE, "https://members.example/heron", "negative"))
    kept = {one.space_id: {member.source_id for member in one.members} for one in found.clusters}
    assert kept == {"heron-brussels": {"heron"}, "paper-heron-brussels": {"members"}}


def test_an_article_is_taken_from_a_space_by_a_judgement_and_goes_to_no_other_by_itself(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-02-12", told("/a", named("The Paper Heron", "Brussels"), event("closed")))
    assert len(known(store).clusters) == 1
    found = known(store, verdict("https://title.example/a", SITE, "negative"))
    assert [len({member.source_id for member in one.members}) for one in found.clusters] == [1, 1]


def test_an_article_judged_to_speak_of_a_space_joins_it_under_another_name(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-02-12", told("/a", named("Het Oude Depot", "Gent"), event("closed")))
    found = known(store, verdict("https://title.example/a", SITE, "positive"))
    assert len(found.clusters) == 1


def test_an_unsure_judgement_joins_nothing(store: Store) -> None:
    crawl(store, "2026-01-01", home(), entry("/heron", "Paper Heron"))
    assert len(known(store, verdict(SITE, "https://members.example/heron", "unsure")).clusters) == 2


def test_an_article_joins_by_the_street_that_the_map_knows_under_another_name(store: Store) -> None:
    bare = an_address("Boulevard Émile Bockstael", "468", "", "Brussels")
    door = an_address("Emile Bockstaellaan", "468", "", "Laken")
    runs_it = a_claim("operator", "Waterfowl Works")
    crawl(store, "2026-01-01", home(address=bare), told("/a", runs_it, door, event("closed")))
    mentions, of = stored_mentions(store), store.cards()

    def street_of(mention: StoredMention) -> str | None:
        return "bockstael" if "ockstael" in str(mention.first("street")) else None

    def spoken_of(street: Any) -> int:
        return max(len(cluster.members) for cluster in unite(mentions, of, Ruling(edges={}), street).clusters)

    assert (spoken_of(lambda _: None), spoken_of(street_of)) == (1, 2)


def test_one_name_run_by_two_waits_for_a_person(store: Store) -> None:
    crawl(store, "2026-01-01", home())
    crawl(store, "2026-02-12", told("/a", named("The Paper Heron", "Brussels", "Somebody Else"), event("opened")))
    [match] = known(store).matches
    assert (match.decision, match.left, match.right) == ("unsure", SITE, "https://title.example/a")


def mentions_of(store: Store) -> list[StoredMention]:
    crawl(
        store,
        "2026-01-01",
        home(),
        a_reading("/a", a_claim("name", "Lampion Bleu"), DOOR, source="chain", role="locations"),
        a_reading(
            "/b",
            a_claim("name", "Lampion Vert"),
            an_address("Kaai", "3", "1000", "Brussel"),
            source="chain",
            role="locations",
        ),
        entry("/heron", "Paper Heron"),
        entry("/lampion", "Lampion"),
        entry("/vert", "Lampion Vert", an_address("Kaai", "3", "1000", "Brussel")),
        told("/a", named("The Paper Heron"), event("opened", "2026-01-02")),
        told("/b", named("Paper Heron", "Brussels", "Somebody Else"), event("closed", "2026-01-02")),
        told("/c", named("Lampion Vert", "Brussel"), event("opened", "2026-01-02"), source="other"),
        told("/d", named("Morgenrood", "Gent"), event("opened", "2026-01-02"), source="other"),
        told("/e", named("Morgenrood", "Gent"), event("closed", "2026-03-02"), source="other"),
    )
    return stored_mentions(store)


def cards(store: Store) -> dict[str, dict[str, Any]]:
    return store.cards()


def partition(found: Any) -> set[frozenset[str]]:
    return {frozenset(member.key for member in cluster.members) for cluster in found.clusters}


FIXED = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@FIXED
@given(seed=st.integers(0, 10_000))
def test_the_order_of_arrival_changes_nothing(store_of_many: tuple[list[StoredMention], Any], seed: int) -> None:
    mentions, of = store_of_many
    shuffled = list(mentions)
    random.Random(seed).shuffle(shuffled)
    one, other = unite(mentions, of, Ruling(edges={})), unite(shuffled, of, Ruling(edges={}))
    assert partition(one) == partition(other)
    assert one.matches == other.matches


@FIXED
@given(data=st.data())
def test_a_negative_judgement_always_holds_and_a_positive_one_too(
    store_of_many: tuple[list[StoredMention], Any], data: st.DataObject
) -> None:
    mentions, of = store_of_many
    keys = sorted({mention.key for mention in mentions})
    chosen = data.draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=4))
    sides = data.draw(st.lists(st.sampled_from(["positive", "negative"]), min_size=len(chosen), max_size=len(chosen)))
    given = [verdict(a, b, side) for (a, b), side in zip(chosen, sides, strict=True) if a != b]
    try:
        held = ruling(given, {key: key for key in keys})
    except Exception:
        return
    groups = partition(unite(mentions, of, held))
    assert not [pair for pair in held.of("negative") for group in groups if set(pair) <= group]
    joined = {key: group for group in groups for key in group}
    assert all(joined.get(a) == joined.get(b) for a, b in held.of("positive"))


@pytest.fixture(scope="module")
def store_of_many(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[StoredMention], Any]:
    with Store(tmp_path_factory.mktemp("many") / "claims.db") as store:
        return mentions_of(store), store.cards()


def test_the_same_claims_twice_change_nothing(store: Store) -> None:
    mentions_of(store)
    before = partition(build(store)), ids(store)
    again = [home(day="2026-01-05"), entry("/heron", "Paper Heron", day="2026-01-05")]
    crawl(store, "2026-01-05", *again)
    assert (partition(build(store)), ids(store)) == before


@FIXED
@given(data=st.data())
def test_adding_a_source_never_renames_a_space_and_a_rebuild_gives_the_same_identifiers(
    store_of_many: tuple[list[StoredMention], Any], data: st.DataObject
) -> None:
    mentions, of = store_of_many
    sources = data.draw(st.permutations(sorted({mention.source_id for mention in mentions})))
    register, told = identifiers.Register(), dict[str, str]()
    for number in range(1, len(sources) + 1):
        known_now = data.draw(st.permutations([one for one in mentions if one.source_id in sources[:number]]))
        clusters = [one for one in unite(known_now, of, Ruling(edges={})).clusters if is_space(one)]
        found = identifiers.identify(clusters, register, f"2026-06-{number:02}", is_space)
        homes = {member.key: one.space_id for one in found.clusters for member in one.members}
        assert all(homes[mention] in (space_id, found.aliases.get(space_id)) for space_id, mention in told.items())
        again = identifiers.identify(clusters, found.register, "2026-07-01", is_space)
        assert [one.space_id for one in again.clusters] == [one.space_id for one in found.clusters]
        assert again.register == found.register
        register = found.register
        told = {space_id: one.mention for space_id, one in register.given.items()}
