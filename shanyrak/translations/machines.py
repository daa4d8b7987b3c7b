"""
Machines that translate, if the operator names one: a LibreTranslate by its address, CTranslate2 models by their folder.

None is needed, none is on by itself. What they are given is what translators see; what they say is a suggestion that
nobody has read, and is kept nowhere.
"""

import http.client
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.conf import settings

PATIENCE = 20  # seconds
MOST_BYTES = 2_000_000  # of an answer


class UnableToSuggest(Exception):
    """Anticipated: there is no suggestion. Subclasses name the case."""


class NoMachine(UnableToSuggest):
    """The operator has named none."""


class MachineSilent(UnableToSuggest):
    """It did not answer, or not in time."""


class MachineRefused(UnableToSuggest):
    """It answered, and not with a translation: these two languages, the key, too much at once."""


class MachineUnready(UnableToSuggest):
    """Its packages or its model for these two languages are not on this machine."""


class Machine(Protocol):
    @property
    def name(self) -> str: ...

    def translate(self, sentences: Sequence[str], *, source_language: str, language: str) -> list[str]:
        """One a sentence. :raises UnableToSuggest: a subclass says why"""


def machines() -> list[Machine]:
    """Those that the operator has named, in the order in which they are asked."""
    named: list[Machine] = []
    if settings.SHANYRAK_TRANSLATE_URL:
        named.append(LibreTranslate(settings.SHANYRAK_TRANSLATE_URL, settings.SHANYRAK_TRANSLATE_KEY))
    if settings.SHANYRAK_TRANSLATE_FOLDER:
        named.append(LocalModels(settings.SHANYRAK_TRANSLATE_FOLDER))
    return named


@dataclass(frozen=True, slots=True)
class LibreTranslate:
    """Its API: POST /translate with JSON, as its documentation has it."""

    url: str
    key: str = ""

    @property
    def name(self) -> str:
        return f"LibreTranslate, {urlsplit(self.url).hostname}"

    def translate(self, sentences: Sequence[str], *, source_language: str, language: str) -> list[str]:
        asked = {
            "q": list(sentences),
            "source": _two_letters(source_language),
            "target": _two_letters(language),
            "format": "text",
            **({"api_key": self.key} if self.key else {}),
        }
        said = self._post(json.dumps(asked).encode())
        texts = said.get("translatedText") if isinstance(said, dict) else None
        if not isinstance(texts, list) or len(texts) != len(sentences):
            raise MachineRefused
        return [str(text) for text in texts]

    def _post(self, body: bytes) -> Any:
        where = urlsplit(self.url)
        kind = http.client.HTTPSConnection if where.scheme == "https" else http.client.HTTPConnection
        line = kind(where.hostname or "", where.port, timeout=PATIENCE)
        try:
            line.request("POST", f"{where.path}/translate", body, {"Content-Type": "application/json"})
            with line.getresponse() as answer:
                said = answer.read(MOST_BYTES)
        except (OSError, http.client.HTTPException) as trouble:
            raise MachineSilent from trouble
        finally:
            line.close()
        if answer.status != http.HTTPStatus.OK:
            raise MachineRefused
        try:
            return json.loads(said)
        except ValueError as trouble:
            raise MachineRefused from trouble


@dataclass(frozen=True, slots=True)
class LocalModels:
    """CTranslate2 models, a folder each pair: ``en-kk/`` with the model, ``source.spm`` and ``target.spm``."""

    folder: Path

    @property
    def name(self) -> str:
        return "CTranslate2"

    def translate(self, sentences: Sequence[str], *, source_language: str, language: str) -> list[str]:
        pair = self.folder / f"{_two_letters(source_language)}-{_two_letters(language)}"
        if not pair.is_dir():
            raise MachineUnready
        try:
            import ctranslate2
            import sentencepiece
        except ImportError as absent:
            raise MachineUnready from absent
        try:
            cutter = sentencepiece.SentencePieceProcessor(model_file=str(pair / "source.spm"))
            joiner = sentencepiece.SentencePieceProcessor(model_file=str(pair / "target.spm"))
            engine = ctranslate2.Translator(str(pair), device="cpu", intra_threads=1)
            found = engine.translate_batch([cutter.encode(each, out_type=str) for each in sentences])
        except (OSError, RuntimeError, ValueError) as trouble:
            raise MachineUnready from trouble
        return [joiner.decode(each.hypotheses[0]) for each in found]


def _two_letters(language: str) -> str:
    return language.partition("-")[0].lower()
