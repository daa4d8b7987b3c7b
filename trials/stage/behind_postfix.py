"""The usual stage: a house that sends through a Postfix of its own, whose mail ends in a sink that counts."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shanyrak.project.ports import free_port
from trials.stage.house import House, house
from trials.stage.postfix import Postfix, postfix
from trials.stage.sink import Sink, sink


@contextmanager
def behind_postfix(**more: str) -> Iterator[tuple[House, Postfix, Sink]]:
    """``more`` are further variables of the house's environment."""
    with sink_behind_postfix() as (mta, seen), house(f"smtp://127.0.0.1:{mta.port}", mta, **more) as home:
        yield home, mta, seen


@contextmanager
def sink_behind_postfix(more: str = "") -> Iterator[tuple[Postfix, Sink]]:
    """Without a house, for a trial that puts something before it; ``more`` are lines for main.cf."""
    with (
        sink() as seen,
        tempfile.TemporaryDirectory(prefix="shanyrak-mta-") as folder,
        postfix(Path(folder), onward=seen.port, port=free_port(), more=more) as mta,
    ):
        yield mta, seen
