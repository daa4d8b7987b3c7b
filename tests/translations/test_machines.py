"""A machine is asked only where the operator named one; what it says is marked; what it cannot, is said plainly."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from shanyrak.project.environment import Nonsense, read_environment
from shanyrak.translations import machines
from shanyrak.translations.models import Translation
from shanyrak.translations.suggesting import from_machine, from_memory
from tests.translations.test_memory import make_remembered
from tests.translations.test_the_desk import make_translation

pytestmark = [pytest.mark.django_db, pytest.mark.unit]

SOURCE = "We stood together. Nobody left."


class Answering(BaseHTTPRequestHandler):
    asked: dict = {}
    status, said = 200, None

    def do_POST(self) -> None:
        type(self).asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        said = self.said or {"translatedText": [f"<{each}>" for each in self.asked["q"]]}
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_words) -> None:
        """A test has no log."""


@pytest.fixture
def libre(settings) -> Iterator[type[Answering]]:
    handler = type("Here", (Answering,), {})
    server = HTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    settings.SHANYRAK_TRANSLATE_URL = f"http://127.0.0.1:{server.server_port}"
    yield handler
    server.shutdown()
    server.server_close()


def test_by_itself_no_machine_is_asked():
    with pytest.raises(machines.NoMachine):
        from_machine(make_translation(SOURCE))


def test_what_a_machine_says_is_marked_and_only_what_is_missing_is_asked(libre):
    row = make_translation(SOURCE)
    Translation.objects.filter(pk=row.pk).update(pieces=["Біз бірге тұрдық.", ""])
    row.refresh_from_db()

    none, (suggestion,) = from_machine(row)

    assert none == []
    assert (suggestion.text, suggestion.machine, suggestion.likeness) == (
        "<Nobody left.>",
        "LibreTranslate, 127.0.0.1",
        0,
    )
    assert libre.asked == {"q": ["Nobody left."], "source": "en", "target": "kk", "format": "text"}


def test_memory_says_what_it_translated_then():
    make_remembered()

    (suggestion,) = from_memory(make_translation(SOURCE))[0]

    assert (suggestion.likeness, suggestion.machine) == (100, "")


@pytest.mark.parametrize(
    ("status", "said"), [(400, {"error": "no kk"}), (200, {"translatedText": ["one"]}), (200, [1])]
)
def test_a_machine_that_refuses_is_named_as_such(libre, status, said):
    libre.status, libre.said = status, said

    with pytest.raises(machines.MachineRefused):
        from_machine(make_translation(SOURCE))


def test_a_machine_that_is_silent_too(settings):
    settings.SHANYRAK_TRANSLATE_URL = "http://127.0.0.1:1"

    with pytest.raises(machines.MachineSilent):
        from_machine(make_translation(SOURCE))


def test_without_a_model_the_folder_is_no_machine(settings, tmp_path):
    settings.SHANYRAK_TRANSLATE_FOLDER = tmp_path

    with pytest.raises(machines.MachineUnready):
        from_machine(make_translation(SOURCE))
    (tmp_path / "en-kk").mkdir()
    with pytest.raises(machines.MachineUnready):
        from_machine(make_translation(SOURCE))


def test_words_go_to_a_machine_elsewhere_by_a_closed_line_only():
    assert read_environment({}).translate_url == ""
    assert read_environment({"SHANYRAK_TRANSLATE_URL": "http://127.0.0.1:5000/"}).translate_url.endswith(
        "5000"
    )
    with pytest.raises(Nonsense, match="https"):
        read_environment({"SHANYRAK_TRANSLATE_URL": "http://translate.example"})
