"""The site in English, French and Dutch: one address a language, every sentence in each of them."""

from __future__ import annotations

import html
import re
import string
from pathlib import Path
from typing import Any

import pytest
from invented import write_build
from sites import Site

from cowcrawl import schema
from cowcrawl.fields import FIELDS
from cowcrawl.tables import TABLES
from db.site import words
from db.site.described import coded, described
from db.site.metadata import QUERIES
from db.site.texts import texts

SITE = Path(words.__file__).parent
PAGES = ("/", "/space/kade-9-delft", "/operator/linden", "/zone/rim", "/source/linden", "/changes", "/downloads")
LISTS = [name for name in words.WORDS if name not in ("months", "figures", "currencies")]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(write_build(tmp_path_factory.mktemp("languages") / "build", sample=False))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_each_page_stands_under_the_prefix_of_its_language_and_stays_there(
    site: Site, language: str, path: str
) -> None:
    answer = site.get(f"/{language}{path}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    inner = re.findall(r'href="(/(?!static)[^"#?]*)', answer.text)
    other = [address for address in inner if not address.startswith(f"/{language}/")]
    catalogue = "/dcat.jsonld"  # a file for machines, in no language
    assert {address.removeprefix("/nl").removeprefix("/fr") for address in other} <= {path, catalogue}


@pytest.mark.parametrize("path", PAGES)
def test_each_page_names_its_other_languages(site: Site, path: str) -> None:
    known = dict(re.findall(r'rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', site.get(f"/fr{path}").text))
    home = "http://localhost"
    assert known == {
        "en": f"{home}{path}",
        "fr": f"{home}/fr{path}",
        "nl": f"{home}/nl{path}",
        "x-default": f"{home}{path}",
    }


def test_numbers_dates_and_amounts_are_written_as_people_write_them() -> None:
    french, dutch = words.words("fr"), words.words("nl")
    assert (french.money(134050, "EUR"), dutch.money(134050, "EUR")) == ("1\u202f340,50\u00a0€", "€\u00a01.340,50")
    assert (french.day("2026-03-01"), dutch.day("2026-03-01T10:00:00Z")) == ("1er mars 2026", "1 maart 2026")
    assert (french.number(12500.5), dutch.number(12500.5)) == ("12\u202f500,5", "12.500,5")
    assert (french.size(1_840_000), dutch.size(1_840_000)) == ("1,8\u00a0Mo", "1,8\u00a0MB")
    assert [words.words("en").size(size) for size in (0, 999, 12_300)] == [
        "0\u00a0bytes",
        "999\u00a0bytes",
        "12.3\u00a0kB",
    ]
    assert dutch.spoken("formulas", {"name": "Flex", "amount": "22.50", "currency": "EUR", "period": "day"}) == (
        "Flex, €\u00a022,50 per dag"
    )


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Mon–Fri 08:30–18:00, Sat 10:00–14:00, public holidays closed"),
        ("fr", "lun–ven 08:30–18:00, sam 10:00–14:00, jours fériés fermé"),
        ("nl", "ma–vr 08:30–18:00, za 10:00–14:00, feestdagen gesloten"),
    ],
)
def test_opening_hours_are_said_in_the_days_of_the_language(language: str, shown: str) -> None:
    assert words.words(language).hours("Mo-Fr 08:30-18:00; Sa 10:00-14:00; PH off") == shown
    assert words.words("en").hours("24/7") == "day and night"


def test_a_sentence_knows_one_from_several_and_french_counts_none_as_one() -> None:
    assert words.words("en").say("n_rows", 0) == "0 rows"
    assert words.words("fr").say("n_rows", 0) == "0 ligne"
    assert words.words("nl").say("n_rows", 1) == "1 rij"


def test_what_is_filled_into_a_sentence_is_only_text() -> None:
    assert "<b>" not in words.words("en").say("space.agency", agency="<b>Belga</b>")


@pytest.mark.parametrize("key", words.SENTENCES)
def test_each_sentence_has_every_language_and_the_same_blanks(key: str) -> None:
    known = words.SENTENCES[key]
    assert tuple(known) == words.LANGUAGES
    blanks = {language: _blanks(known[language]) for language in words.LANGUAGES}
    assert len({frozenset(names - {"n"}) for names in blanks.values()}) == 1, blanks


def test_a_sentence_that_two_files_say_is_refused(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yml").write_text("skip: {en: Skip}", "utf-8")
    with pytest.raises(ValueError, match=r"two\.yml says again .* skip"):
        texts(tmp_path)


@pytest.mark.parametrize("kind", LISTS)
def test_each_controlled_value_has_a_word_in_every_language(kind: str) -> None:
    wrong = [value for value, known in words.WORDS[kind].items() if len(known) != 3 or not all(known)]
    assert wrong == []


def test_every_field_of_claims_has_a_word() -> None:
    assert set(FIELDS) - set(words.WORDS["fields"]) == set()


def test_each_sentence_is_used_and_each_that_is_used_exists() -> None:
    files = [*SITE.rglob("*.html"), *SITE.rglob("*.py")]
    text = "\n".join(file.read_text("utf-8") for file in files)
    named = set(re.findall(r'["\']([a-z_]+(?:\.[a-z_0-9]+)*)["\']', text))
    prefixes = ("fact.", "otherwise", "offer.", "missing.", "query.parameter.")
    assert [key for key in words.SENTENCES if key not in named and not key.startswith(prefixes)] == []
    said = set(re.findall(r'\bsay\("([^"]+)"[,)]', text)) - {key for key in named if key.endswith(".")}
    assert said - set(words.SENTENCES) == set()


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("table", [schema.table_name(table) for table in TABLES])
def test_the_page_of_each_table_describes_it_and_its_columns_in_its_language(
    site: Site, table: str, language: str
) -> None:
    told = described(language)[table]
    prefix = "" if language == "en" else f"/{language}"
    page = site.get(f"{prefix}/cowcrawl/{table}?_size=1&_nofacet=1").text
    assert f"<h1>{html.escape(told.title)}</h1>" in page
    assert f'<p class="lede">{coded(told.about)}</p>' in page
    found = dict(re.findall(r"<dt><code>(\w+)</code></dt><dd><span>(.+?)</span>", page))
    assert found == {column: str(coded(text)) for column, text in told.columns.items()}


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("table", TABLES, ids=schema.table_name)
def test_the_words_of_a_table_and_its_columns_are_those_there_are(table: type, language: str) -> None:
    name = schema.table_name(table)
    told, english = described(language)[name], described("en")[name]
    assert list(told.columns) == [column.name for column in schema.columns(table)]
    texts = [told.title, told.about, *told.columns.values()]
    assert [text for text in texts if not text.strip()] == []
    assert told.about != english.about
    named = [_names(text) for text in (english.about, *english.columns.values())]
    assert [_names(text) for text in (told.about, *told.columns.values())] == named


def test_each_saved_query_is_described_in_every_language() -> None:
    for name, query in QUERIES.items():
        assert re.fullmatch(r"[a-z0-9_]+", name)
        assert len(set(query["title"])) == len(query["text"]) == len(words.LANGUAGES), name
        assert all(text.endswith(".") for text in query["text"]), name


def _blanks(sentence: Any) -> set[str]:
    forms = [sentence] if isinstance(sentence, str) else sentence
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def _names(text: str) -> list[str]:
    """The tables and columns that a description names: they are called alike in every language."""
    return sorted(set(re.findall(r"`([^`]+)`", text)))
