"""Gathering: the entry under way and those already closed, and the small steps on them that every kind of line takes."""

from shanyrak.craft.reading.entries import Entry, Piece
from shanyrak.craft.reading.identity import identity_of
from shanyrak.craft.reading.kinds import LineKinds
from shanyrak.craft.reading.lines import Line
from shanyrak.craft.reading.point import Point
from shanyrak.craft.reading.sentences import Sentence


class Gathering(LineKinds):
    """The state of a walk: entries, and the section and office that the last introduction named."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        super().__init__(text, lines)
        self.entries: list[Entry] = []
        self.entry: Entry | None = None
        self.section: str | None = None
        self.identity: list[Piece] = []
        self.spoken_of: Entry | None = None  # whom the sentence before, in the same line, named
        self.copied: list[Piece] = []  # to whom a sentence wants a copy sent, whose address stands elsewhere
        self.after_signature = False
        self.had_target_cue = False
        self.calls: list[str] = []  # "write to those listed below": perhaps nobody was listed yet
        self.resumes = False  # a copy was told on one line: the targets go on behind it
        self.fetched_line = -9  # where a link stood that says where files are to be had
        self.furniture: list[tuple[int, int]] = []
        self.salutations: list[tuple[int, int, int]] = []

    def close(self) -> None:
        if self.entry is not None:
            self.entries.append(self.entry)
            self.entry = None

    def has_reached_a_target(self) -> bool:
        """Say whether somebody to write to, with a way to reach them, stands above and is complete."""
        return any(e.section == "target" and e.has_points for e in self.entries)

    def is_reaching_a_target(self, last: int) -> bool:
        """Say whether the block that is being read, or one of the ``last`` above it, is somebody to write to."""
        near = [*self.entries[-last:], self.entry]
        return any(e.section == "target" and e.has_points for e in near if e is not None)

    def open(self, line: Line, *, with_identity: bool = False) -> Entry:
        self.close()
        self.entry = Entry(self.section, line.number, line.bullet, after_signature=self.after_signature)
        if with_identity:
            self.entry.heads = list(self.identity)
        return self.entry

    def insert(self, entry: Entry) -> None:
        self.close()
        self.entry = entry

    def touch(self, line: Line) -> None:
        assert self.entry is not None
        if self.entry.lines[-1:] == [line.number]:
            return
        self.entry.lines.append(line.number)
        self.entry.blanks.append(line.blanks_before)

    def entry_for_web(self, line: Line, point: Point, section: str | None) -> None:
        entry = Entry(
            section if section in {"own", "copy", "support"} else "info", line.number, in_prose=True
        )
        entry.points.append(point)
        entry.lines.append(line.number)
        self.entries.append(entry)

    def identity_of(self, part: Sentence, end: int, line: int) -> list[Piece]:
        return identity_of(self.text, part, end, line)
