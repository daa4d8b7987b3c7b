"""
The rules of the house that import-linter cannot see, each a function that lists its faults.

They take what they judge as arguments, so that ``test_house.py`` can hand them a
planted fault and see it found.
"""

import ast
import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
HOUSE = CHECKOUT / "shanyrak"
DOORS = {"pages", "desk", "mailroom"}
NO_ROOMS = DOORS | {"project", "duties", "vault", "channels", "craft"}
# The doors' own business, wherever in Django it lives.
OF_DOORS = ("django.http", "django.shortcuts", "django.views", "django.urls")
# Wires that no import shows.
HIDDEN_WIRES = ("django.db.models.signals", "django.dispatch", "wagtail.signals", "django.core.signals")
HIDDEN_CALLS = {"get_model", "import_string", "import_module", "__import__", "configure_task"}
NAMELESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "manager",
    "managers",
    "misc",
    "services",
    "tools",
}
MAY_ASK_THE_CLOCK = {"jobs.py", "apps.py", "timing.py"}  # timing.py judges the clock itself


@dataclass(frozen=True, slots=True)
class Source:
    """One file: ``room`` is the folder below shanyrak/, ``path`` as seen from there."""

    room: str
    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return parse(self.text)

    @property
    def is_of_a_room(self) -> bool:
        return self.room not in NO_ROOMS


@functools.cache
def parse(text: str) -> ast.Module:
    """Parse once, judge often."""
    return ast.parse(text)


def sources(house: Path = HOUSE) -> list[Source]:
    """Every Python file of the house but migrations, which Django writes."""
    return [
        Source(path.relative_to(house).parts[0], str(path.relative_to(house)), path.read_text("utf-8"))
        for path in sorted(house.rglob("*.py"))
        if "migrations" not in path.parts and len(path.relative_to(house).parts) > 1
    ]


def ranks(pyproject: Path = CHECKOUT / "pyproject.toml") -> dict[str, int]:
    """Give each layer its height, 0 at the bottom, as the import contract has it."""
    contracts = tomllib.loads(pyproject.read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {
        name: height for height, layer in enumerate(reversed(layers)) for name in re.findall(r"\w+", layer)
    }


def rooms(house: Path = HOUSE) -> list[str]:
    folders = (path.parent.name for path in house.glob("*/__init__.py"))
    return sorted(name for name in folders if name not in NO_ROOMS)


# --- relations ---


@dataclass(frozen=True, slots=True)
class Relation:
    room: str
    field: str  # Model.field
    to: str


def relations() -> list[Relation]:
    """Every relation between models of the house, those through strings too."""
    from django.apps import apps

    return [
        Relation(room_of(model), f"{model.__name__}.{field.name}", room_of(field.related_model))
        for model in apps.get_models(include_auto_created=True)
        if room_of(model)
        for field in model._meta.get_fields()
        if field.model is model  # not what Wagtail's own Page brings along
        and field.is_relation
        and not field.auto_created
        and field.related_model
        and room_of(field.related_model)
    ]


def room_of(model: type) -> str:
    """Give the room a model is written in; "" for models of others."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "shanyrak" else ""


def upward_relations(found: Iterable[Relation], heights: Mapping[str, int]) -> list[str]:
    return [
        f"{each.room}: {each.field} points up to {each.to}"
        for each in found
        if each.to != each.room and heights[each.to] >= heights[each.room]
    ]


# --- sources ---


def imported(tree: ast.Module) -> Iterator[str]:
    """Give every module a file imports, wherever in it, with what is taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_below(module: str, parents: Iterable[str]) -> bool:
    return any(module == parent or module.startswith(f"{parent}.") for parent in parents)


def called(node: ast.AST) -> str:
    """Give the last name of what a call calls: ``x.y.get_model()`` gives "get_model"."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def is_own_setup(source: Source, wire: str) -> bool:
    """``post_migrate`` in a room's apps.py is Django's way to prepare that room's own tables."""
    allowed = {"django.db.models.signals", "django.db.models.signals.post_migrate"}
    return Path(source.path).name == "apps.py" and wire in allowed


def hidden_wires(found: Iterable[Source], heights: Mapping[str, int]) -> list[str]:
    """Signals, look-ups by name and names of other rooms in strings: imports that import-linter cannot see."""
    faults = []
    for source in found:
        if source.room == "project":  # it names everything, that is its work
            continue
        tree = source.tree
        faults += [
            f"{source.path} uses {wire}"
            for wire in imported(tree)
            if is_below(wire, HIDDEN_WIRES) and not is_own_setup(source, wire)
        ]
        for node in ast.walk(tree):
            if called(node) in HIDDEN_CALLS:
                faults.append(f"{source.path}:{node.lineno} calls {called(node)}")
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                other = re.match(r"shanyrak\.(\w+)(\.|$)", node.value)
                if other and other[1] != source.room and heights.get(other[1], 0) >= heights[source.room]:
                    faults.append(f"{source.path}:{node.lineno} names {node.value!r}")
    return sorted(set(faults))


def views_in_rooms(found: Iterable[Source]) -> list[str]:
    faults = []
    for source in found:
        if not source.is_of_a_room:
            continue
        if Path(source.path).stem in {"views", "urls", "forms", "admin"}:
            faults.append(f"{source.path} belongs to a door")
        faults += [f"{source.path} uses {used}" for used in imported(source.tree) if is_below(used, OF_DOORS)]
    return sorted(set(faults))


def nameless_files(found: Iterable[Source]) -> list[str]:
    return [
        f"{source.path} has no subject"
        for source in found
        if NAMELESS & {Path(source.path).stem, *Path(source.path).parts}
    ]


def asked_the_clock(found: Iterable[Source]) -> list[str]:
    """``timezone.now()`` away from the edges (doors, channels, jobs, project): elsewhere time comes in as an argument."""
    faults = []
    for source in found:
        if source.room in DOORS | {"project", "channels"} or Path(source.path).name in MAY_ASK_THE_CLOCK:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "timezone.now",
                "datetime.now",
                "datetime.utcnow",
                "date.today",
                "time.time",
            }:
                faults.append(f"{source.path}:{node.lineno} asks {ast.unparse(node.func)}()")
    return faults


def untranslatable(found: Iterable[Source]) -> list[str]:
    """f-strings inside ``_()``: no translator ever sees them."""
    return [
        f"{source.path}:{node.lineno} has an f-string in {called(node)}()"
        for source in found
        for node in ast.walk(source.tree)
        if called(node) in {"_", "gettext", "gettext_lazy", "ngettext", "pgettext"}
        and any(isinstance(part, ast.JoinedStr) for argument in node.args for part in ast.walk(argument))
    ]


def saved_in_doors(found: Iterable[Source]) -> list[str]:
    return [
        f"{source.path}:{node.lineno} calls {called(node)}()"
        for source in found
        if source.room in DOORS
        for node in ast.walk(source.tree)
        if called(node) in {"save", "bulk_create", "bulk_update"} and isinstance(node.func, ast.Attribute)
    ]


# --- sealed columns ---


def sealed_columns() -> dict[str, dict[str, set[str]]]:
    """Give ``room → model → names of its sealed columns``."""
    from django.apps import apps

    from shanyrak.vault.fields import SealedAttribute

    found: dict[str, dict[str, set[str]]] = {}
    for model in apps.get_models():
        names = {
            field.name
            for field in model._meta.concrete_fields
            if issubclass(getattr(field, "descriptor_class", object), SealedAttribute)
        }
        if room_of(model) and names:
            found.setdefault(room_of(model), {})[model.__name__] = names
    return found


def updated_sealed_columns(found: Iterable[Source], sealed: Mapping[str, set[str]]) -> list[str]:
    """
    ``.update()`` and ``.bulk_update()`` of sealed columns, which no queryset can seal.

    ``sealed`` is ``model → names``. Where the call names its model, that one's
    columns are meant; elsewhere on a queryset, anybody's.
    """
    everybody_s = set().union(*sealed.values()) if sealed else set()
    faults = []
    for source in found:
        for node in ast.walk(source.tree):
            if called(node) not in {"update", "bulk_update"} or not isinstance(node.func, ast.Attribute):
                continue
            chain = ast.unparse(node.func.value)
            model = re.match(r"(\w+)\.objects\b", chain)
            if model is None and not re.search(
                r"\.(filter|exclude|all|objects|select_for_update|waiting)\b", chain
            ):
                continue  # a dict or a set
            columns = sealed.get(model[1], set()) if model and model[1][0].isupper() else everybody_s
            named = {keyword.arg for keyword in node.keywords} | {
                part.value
                for argument in node.args
                for part in ast.walk(argument)
                if isinstance(part, ast.Constant)
            }
            named |= {
                part.value
                for keyword in node.keywords
                if keyword.arg == "fields"
                for part in ast.walk(keyword.value)
                if isinstance(part, ast.Constant)
            }
            faults += [
                f"{source.path}:{node.lineno} updates {name}" for name in sorted(columns & (named - {None}))
            ]
    return faults


def unforgetting(found: Iterable[Source], rooms_with_data: Iterable[str]) -> list[str]:
    """Rooms with sealed columns that offer no ``forget`` or stand not in duties/forgetting.py."""
    offering: set[str] = set()
    remembered: set[str] = set()
    for source in found:
        if any(isinstance(node, ast.FunctionDef) and node.name == "forget" for node in source.tree.body):
            offering.add(source.room)
        if source.path == "duties/forgetting.py":
            remembered |= {
                name.split(".")[1] for name in imported(source.tree) if name.startswith("shanyrak.")
            }
    faults = [f"{room} offers no forget(person)" for room in rooms_with_data if room not in offering]
    return faults + [
        f"{room} is not in duties/forgetting.py" for room in rooms_with_data if room not in remembered
    ]


# --- layout ---


def missing_readmes(house: Path, names: Iterable[str]) -> list[str]:
    return [
        f"{name}/README.md"
        for name in names
        if not ((page := house / name / "README.md").exists() and page.read_text("utf-8").strip())
    ]


def folders_outside_the_order(house: Path, heights: Mapping[str, int]) -> list[str]:
    """Packages below shanyrak/ that have no place in the import contract."""
    return sorted({path.parent.name for path in house.glob("*/__init__.py")} - set(heights))


def test_folders_without_init(tests: Path) -> list[str]:
    return sorted(
        str(path.parent.relative_to(tests))
        for path in tests.rglob("test_*.py")
        if not (path.parent / "__init__.py").exists()
    )


test_folders_without_init.__test__ = False  # pytest: a rule, not a test
