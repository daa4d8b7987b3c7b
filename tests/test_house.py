"""
The house stands as house.md draws it. Import-linter watches imports; this watches the rest.

Each rule is tried twice: on the house, and on a planted fault that it must find.
"""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from tests import house_rules as rules
from tests.house_rules import Relation, Source

pytestmark = pytest.mark.unit

HEIGHTS = {"project": 5, "pages": 4, "letters": 3, "appeals": 2, "people": 1, "craft": 0}
SOURCES = rules.sources()


def planted(room: str, text: str, name: str = "signing.py") -> list[Source]:
    return [Source(room, f"{room}/{name}", text)]


# --- relations ---


def test_no_row_points_up_the_house():
    assert rules.upward_relations(rules.relations(), rules.ranks()) == []


def test_the_rule_sees_the_relations_there_are():
    assert Relation("letters", "Letter.appeal", "appeals") in rules.relations()


def test_a_row_that_points_up_is_found():
    found = [
        Relation("appeals", "Appeal.best_letter", "letters"),
        Relation("letters", "Letter.appeal", "appeals"),
    ]

    assert rules.upward_relations(found, HEIGHTS) == ["appeals: Appeal.best_letter points up to letters"]


# --- hidden wires ---


def test_nothing_is_wired_behind_the_imports():
    assert rules.hidden_wires(SOURCES, rules.ranks()) == []


@pytest.mark.parametrize(
    "text",
    [
        "from django.db.models.signals import post_save",
        "def f():\n    from django.dispatch import receiver",
        "apps.get_model('letters', 'Letter')",
        "import_string(name)",
        "importlib.import_module('x')",
        "app.configure_task('send').defer()",
        "TASK = 'shanyrak.letters.jobs.send'",
    ],
)
def test_a_hidden_wire_is_found(text):
    assert rules.hidden_wires(planted("appeals", text), HEIGHTS)


def test_a_name_further_down_the_house_is_no_wire():
    assert rules.hidden_wires(planted("appeals", "LABEL = 'shanyrak.people.models'"), HEIGHTS) == []


# --- rooms and doors ---


def test_no_room_has_views():
    assert rules.views_in_rooms(SOURCES) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("views.py", ""),
        ("signing.py", "from django.shortcuts import render"),
        ("models.py", "import django.http"),
    ],
)
def test_a_view_in_a_room_is_found(name, text):
    assert rules.views_in_rooms(planted("letters", text, name))
    assert not rules.views_in_rooms(planted("pages", text, name))


def models_in_doors(models) -> list[str]:
    return [model.__name__ for model in models if rules.room_of(model) in rules.DOORS]


def test_no_door_remembers_anything():
    assert models_in_doors(apps.get_models()) == []


def test_a_model_in_a_door_is_found():
    assert models_in_doors([type("Visit", (), {"__module__": "shanyrak.pages.models"})]) == ["Visit"]


def test_doors_leave_saving_to_the_rooms():
    assert rules.saved_in_doors(SOURCES) == []


def test_a_door_that_saves_is_found():
    assert rules.saved_in_doors(planted("pages", "def f(letter):\n    letter.save()", "views.py"))


# --- craft ---


FOREIGN = ("django", "wagtail", "psycopg", "procrastinate")
LOAD_CRAFT = """
import importlib, pkgutil, sys
import {package} as package
for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(found.name)
print(*sorted({{name.partition(".")[0] for name in sys.modules}} & set({foreign})))
"""


def load_alone(package: str, folder: Path) -> str:
    code = LOAD_CRAFT.format(package=package, foreign=FOREIGN)
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=folder
    ).stdout.strip()


def test_craft_loads_without_django():
    assert load_alone("shanyrak.craft", rules.CHECKOUT) == ""


def test_craft_that_loads_django_is_found(tmp_path):
    (tmp_path / "planted").mkdir()
    (tmp_path / "planted" / "__init__.py").write_text("")
    (tmp_path / "planted" / "reading.py").write_text("import django")

    assert load_alone("planted", tmp_path) == "django"


# --- what is sealed ---


def test_no_query_writes_a_sealed_column():
    sealed = {model: names for models in rules.sealed_columns().values() for model, names in models.items()}

    assert "email" in sealed["Supporter"], "the rule sees the sealed columns there are"
    assert rules.updated_sealed_columns(SOURCES, sealed) == []


@pytest.mark.parametrize(
    "text",
    [
        "Supporter.objects.update(email='x')",
        "Supporter.objects.filter(pk=1).update(email='x', country='kz')",
        "rows.filter(pk=1).update(email='x')",
        "Supporter.objects.bulk_update(rows, ['email'])",
        "Supporter.objects.bulk_update(rows, fields=['email'])",
    ],
)
def test_a_query_that_writes_a_sealed_column_is_found(text):
    assert rules.updated_sealed_columns(planted("people", text), {"Supporter": {"email"}})


@pytest.mark.parametrize(
    "text",
    [
        "Partner.objects.update(email='x')",
        "context.update(email='x')",
        "rows.filter(pk=1).update(country='x')",
    ],
)
def test_other_updates_are_nobody_s_business(text):
    assert (
        rules.updated_sealed_columns(planted("people", text), {"Supporter": {"email"}, "Partner": set()})
        == []
    )


def test_every_room_that_holds_personal_data_can_forget():
    assert rules.unforgetting(SOURCES, sorted(set(rules.sealed_columns()) - {"vault"})) == []


def test_a_room_that_cannot_forget_is_found():
    found = [
        Source("people", "people/forgetting.py", "def forget(person): ..."),
        Source("letters", "letters/signing.py", "def sign(): ..."),
        Source("duties", "duties/forgetting.py", "from shanyrak.people import forgetting"),
    ]

    assert rules.unforgetting(found, ["people"]) == []
    assert rules.unforgetting(found, ["letters"]) == [
        "letters offers no forget(person)",
        "letters is not in duties/forgetting.py",
    ]


# --- style that a machine can see ---


def test_time_comes_in_as_an_argument():
    assert rules.asked_the_clock(SOURCES) == []


@pytest.mark.parametrize("text", ["now = timezone.now()", "datetime.now(UTC)", "date.today()"])
def test_a_room_that_asks_the_clock_is_found(text):
    assert rules.asked_the_clock(planted("letters", text))
    assert not rules.asked_the_clock(planted("letters", text, "jobs.py"))


def test_every_sentence_can_be_translated():
    assert rules.untranslatable(SOURCES) == []


def test_a_sentence_no_translator_sees_is_found():
    assert rules.untranslatable(planted("pages", "_(f'Dear {name}')"))


def test_every_file_has_a_subject():
    assert rules.nameless_files(SOURCES) == []


def test_a_file_without_a_subject_is_found():
    assert rules.nameless_files(planted("letters", "", "utils.py"))


# --- layout ---


def test_every_room_and_door_says_what_it_is():
    assert (
        rules.missing_readmes(rules.HOUSE, [*rules.rooms(), *sorted(rules.DOORS), "vault", "channels"]) == []
    )


def test_a_room_that_says_nothing_is_found(tmp_path):
    (tmp_path / "letters").mkdir()

    assert rules.missing_readmes(tmp_path, ["letters"]) == ["letters/README.md"]


def test_every_folder_has_its_place_in_the_order():
    assert rules.folders_outside_the_order(rules.HOUSE, rules.ranks()) == []


def test_a_folder_without_a_place_is_found(tmp_path):
    (tmp_path / "shed").mkdir()
    (tmp_path / "shed" / "__init__.py").touch()

    assert rules.folders_outside_the_order(tmp_path, HEIGHTS) == ["shed"]


def test_every_test_folder_is_a_package():
    assert rules.test_folders_without_init(rules.CHECKOUT / "tests") == []


def test_a_test_folder_that_is_none_is_found(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "test_signing.py").touch()

    assert rules.test_folders_without_init(tmp_path) == ["letters"]
