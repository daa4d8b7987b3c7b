"""The state that all who look at lines share: the text, its lines, and what each stretch introduces."""

from shanyrak.craft.reading.cues import cue_of
from shanyrak.craft.reading.lines import Line, Word


class LineCues:
    """Asks once what a stretch of text introduces; ``kinds`` holds the kinds of the lines already walked."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.kinds: list[str] = []
        self.cues: dict[tuple[str, bool], str | None] = {}

    def cue_of(self, body: str, words: list[Word], *, is_heading: bool = False) -> str | None:
        """Ask once for each stretch of text: a line is looked at as a line and as a sentence."""
        key = (body, is_heading)
        if key not in self.cues:
            self.cues[key] = cue_of(body, words, is_heading=is_heading)
        return self.cues[key]
