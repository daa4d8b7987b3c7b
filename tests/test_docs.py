"""What is documented exists, and what exists is documented."""

import ast
import re
from pathlib import Path

import pytest

from shanyrak.project.command import command_names
from tests.house_rules import CHECKOUT, HOUSE

pytestmark = pytest.mark.unit

DOCS = CHECKOUT / "docs"
# Ours, and those that name what is ours; LANG, PATH and their like are the machine's.
OUR_VARIABLE = re.compile(r"(SHANYRAK_[A-Z_]+|DATABASE_URL|PORT|CHROMIUM)")
PARTS_OF_A_DECISION = ("context", "choice", "consequence")
TOO_SHORT_TO_SAY_ANYTHING = 40  # characters under a heading


def settings_in(text: str) -> set[str]:
    """Give the names of our environment variables that a source file speaks of as whole strings."""
    strings = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {value for value in strings if isinstance(value, str) and OUR_VARIABLE.fullmatch(value)}


def all_settings() -> set[str]:
    files = [*HOUSE.rglob("*.py"), CHECKOUT / "tests" / "conftest.py"]
    # Names of Django settings that begin like ours are set in settings.py, not read from the environment.
    django_s = set(
        re.findall(r"^(SHANYRAK_\w+) = ", (HOUSE / "project" / "settings.py").read_text(), re.MULTILINE)
    )
    read = set().union(*(settings_in(path.read_text("utf-8")) for path in files))
    environment = settings_in((HOUSE / "project" / "environment.py").read_text("utf-8"))
    return (read - django_s) | environment


def undocumented(names: set[str] | list[str], page: str) -> list[str]:
    """Give the names that have no heading or table row of their own in a page."""
    said = set(re.findall(r"^(?:#+ |\| ?)`(?:shanyrak )?([\w-]+)", page, re.MULTILINE))
    return sorted(set(names) - said)


def missing_parts(page: str) -> list[str]:
    """Give the parts of a decision that have no heading, or nothing under it."""
    sections = dict(re.findall(r"^## +(\w+).*?\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
    said = {heading.lower(): len(text.strip()) for heading, text in sections.items()}
    return [part for part in PARTS_OF_A_DECISION if said.get(part, 0) < TOO_SHORT_TO_SAY_ANYTHING]


def dead_links(page: Path) -> list[str]:
    """Give the links of a page to files that are not there."""
    targets = re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", page.read_text("utf-8"))
    return [target for target in targets if not (page.parent / target).exists()]


def read(name: str) -> str:
    path = DOCS / name
    return path.read_text("utf-8") if path.exists() else ""


def test_every_setting_is_explained():
    assert undocumented(all_settings(), read("reference/settings.md")) == []


def test_every_command_is_explained():
    assert undocumented(command_names(), read("reference/commands.md")) == []


def test_nothing_is_explained_that_is_gone():
    explained = set(re.findall(r"^#+ `shanyrak ([\w-]+)", read("reference/commands.md"), re.MULTILINE))

    assert explained - set(command_names()) == set()


def test_there_are_four_kinds_of_pages_and_each_has_one():
    kinds = ("tutorial", "how-to", "reference", "explanation", "decisions")

    assert [kind for kind in kinds if not list((DOCS / kind).glob("*.md"))] == []


def test_every_decision_says_why_what_and_what_of_it():
    pages = sorted((DOCS / "decisions").glob("[0-9a-z]*.md"))

    assert {
        page.name: missing_parts(page.read_text("utf-8")) for page in pages if page.name != "README.md"
    } == {page.name: [] for page in pages if page.name != "README.md"}


def test_every_link_leads_somewhere():
    pages = [*CHECKOUT.glob("*.md"), *DOCS.rglob("*.md"), *HOUSE.rglob("*.md")]

    assert {str(page.relative_to(CHECKOUT)): links for page in pages if (links := dead_links(page))} == {}


# --- the checks themselves ---


def test_a_setting_without_a_word_is_found():
    assert settings_in("import os\nos.environ.get('SHANYRAK_RELAY')") == {"SHANYRAK_RELAY"}
    assert undocumented({"SHANYRAK_RELAY", "PORT"}, "| `PORT` | where |\n") == ["SHANYRAK_RELAY"]


def test_a_setting_only_mentioned_is_not_explained():
    assert undocumented({"PORT"}, "see `PORT` elsewhere") == ["PORT"]


def test_a_command_without_a_word_is_found():
    assert undocumented(["run", "read"], "## `shanyrak read FILE`\n") == ["run"]


def test_a_decision_without_a_reason_is_found():
    enough = "x" * TOO_SHORT_TO_SAY_ANYTHING

    assert missing_parts(f"# Why\n\n## Choice\n\n{enough}\n\n## Consequence\n\n{enough}\n") == ["context"]
    assert missing_parts(f"## Context\n\n{enough}\n## Choice\n\nno\n## Consequence\n\n{enough}\n") == [
        "choice"
    ]


def test_a_dead_link_is_found(tmp_path):
    (tmp_path / "here.md").write_text("[there](there.md) [it](here.md#part) [far](https://far.example/)")

    assert dead_links(tmp_path / "here.md") == ["there.md"]
