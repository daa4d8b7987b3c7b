"""The command line: what it says to people, and what a command has to offer."""

import ast
import subprocess
import sys

import pytest

from shanyrak.project import command

pytestmark = pytest.mark.unit


@pytest.fixture
def commands(tmp_path, monkeypatch):
    """A folder of invented commands in place of ours."""
    from shanyrak.project import commands as package

    monkeypatch.setattr(command, "COMMANDS", tmp_path)
    monkeypatch.setattr(package, "__path__", [str(tmp_path)])
    yield lambda name, text: (tmp_path / f"{name}.py").write_text(text)
    for name in [name for name in sys.modules if name.startswith("shanyrak.project.commands.invented")]:
        del sys.modules[name]


SHAPE = '"""Do it.\n\nMore."""\ndef add_arguments(parser): parser.add_argument("n", type=int)\ndef run(args): {}\n'


def test_a_command_is_called_and_its_exit_code_given_back(commands):
    commands("invented_one", SHAPE.format("return args.n"))

    assert command.main(["invented_one", "2"]) == 2


def test_help_lists_each_command_without_importing_it(commands, capsys):
    commands("invented_two", SHAPE.format("return 0") + "raise RuntimeError")

    assert command.main([]) == 0
    assert "invented_two Do it." in capsys.readouterr().out


def test_an_unknown_command_is_named_and_a_near_one_offered(capsys):
    assert command.main(["rnu"]) == 1
    assert "There is no command 'rnu'. Did you mean `shanyrak run`?" in capsys.readouterr().err


def test_trouble_with_the_settings_is_one_sentence(commands, capsys):
    commands(
        "invented_three",
        SHAPE.format("from shanyrak.project.environment import Nonsense; raise Nonsense('No.')"),
    )

    assert command.main(["invented_three", "1"]) == 1
    assert capsys.readouterr().err == "No.\n"


def test_ctrl_c_is_quiet(commands, capsys):
    commands("invented_four", SHAPE.format("raise KeyboardInterrupt"))

    assert command.main(["invented_four", "1"]) == 130
    assert capsys.readouterr().err == ""


def test_the_command_line_starts_without_loading_django():
    code = "import sys, shanyrak.project.command; print('django' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )


@pytest.mark.parametrize("name", command.command_names())
def test_every_command_has_its_parts(name):
    tree = ast.parse((command.COMMANDS / f"{name}.py").read_text("utf-8"))

    assert command.summary(name), "its docstring is its help"
    assert {"add_arguments", "run"} <= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_a_database_that_is_given_is_used(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://somewhere.example/else")

    assert command.database_for() == "postgresql://somewhere.example/else"
