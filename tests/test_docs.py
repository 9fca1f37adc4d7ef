"""The docs: generated pages are up to date, dependencies and settings have their reasons, links lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from conftest import ROOT

from scripts.generate_docs import DOCS, pages
from spiders import card_schema
from spiders.registry import SOURCES

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("name", "data-dictionary commands source-cards settings sources rules hostile-web bot".split())
def test_generated_pages_are_up_to_date(name: str, generated: dict[str, str]) -> None:
    assert (DOCS / f"{name}.md").read_text("utf-8") == generated[f"{name}.md"], "run `make docs`"


def test_the_schema_of_cards_for_editors_is_up_to_date() -> None:
    assert (SOURCES / card_schema.FILE).read_text("utf-8") == card_schema.for_editors(), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_to_a_file(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    missing = [target for target in targets if not (page.parent / target).exists()]
    assert not missing


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.split(r"[<>=\[ ]", dependency)[0] for dependency in wanted]
    readme = (ROOT / "README.md").read_text("utf-8")
    table = readme[readme.index("## Dependencies") :]
    assert [name for name in names if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", table)] == []


def test_every_setting_says_why(generated: dict[str, str]) -> None:
    silent = [line for line in generated["settings.md"].splitlines() if line.endswith("|  |")]
    assert not silent


def test_no_page_names_a_path_of_one_machine() -> None:
    named = [
        page.name for page in PAGES if re.search(r"(^|[\s`(\"'])/(home|root|work|Users)/", page.read_text("utf-8"))
    ]
    assert not named


def test_every_manner_is_shown_by_tests_that_exist() -> None:
    table = (DOCS / "manners.md").read_text("utf-8").split("## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    for row in rows:
        named = re.findall(r"`(test_\w+\.py)::(test_\w+)`", row)
        assert named, row
        for file, name in named:
            assert f"def {name}(" in (ROOT / "tests" / file).read_text("utf-8"), f"{file} has no {name}"
