"""The frame of a letter: its salutation, whom the lines above it name, and its close."""

import re

from shanyrak.craft.reading.addresses import is_strong_address
from shanyrak.craft.reading.entries import Entry
from shanyrak.craft.reading.gathering import Gathering
from shanyrak.craft.reading.holders import is_head, looks_like_name
from shanyrak.craft.reading.kindwords import SALUTATION_LABEL
from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line

FRIENDS = re.compile(
    r"\b(?:friends?|supporters?|comrades?|colleagues?|everyone|all|sisters|brothers|activists?|readers?|unterstützer\w*|freund\w*|genoss\w+|kolleg\w+|ami(?:e?s)?|camarades?|collègues|amig\w+|compañer\w+|companheir\w+|colegas|compagn\w+|amic\w+|colleghi|vrienden|kameraden|друзья|товарищи|коллеги|друзі|товариші|достар|arkadaşlar|dostlar)\b",
    re.IGNORECASE,
)


class LetterLines(Gathering):
    """Reads salutations and closes, and joins the head of a letter to the one it is for."""

    def on_salutation(self, line: Line) -> None:
        match = SALUTATION_LABEL.match(line.text)
        start = line.start + (match.end() if match else 0)
        self.salutations.append((start, line.end, line.number))
        if self.entry is not None:
            self.entry.salutation = (start, line.end)
            self.entry.is_done = True
            self.touch(line)

    def on_dear(self, line: Line) -> None:
        if FRIENDS.search(line.text):
            # "Dear friends": the letter is to the readers, and what stands above it is whoever wrote it.
            if self.entry is not None and self.entry.section is None and self.entry.has_points:
                self.entry.section = "own"
            self.close()
            self.section, self.identity, self.after_signature = None, [], False
            return
        self.salutations.append((line.start, line.end, line.number))
        if self.section == "own":
            self.section = None
        self.gather_letter_head(line)
        entry = self.entry or (
            self.entries[-1]
            if self.entries and line.number - (self.entries[-1].lines or [-9])[-1] <= 2
            else None
        )
        if entry is not None and (entry.section in {None, "target", "own", "copy"}):
            if entry.section == "copy" and _is_greeted(entry, line):
                entry.section = (
                    "target"  # behind a copy the head of the letter, whom its salutation names again
                )
            if entry.after_signature and self.is_in_a_row(entry):
                entry.section, entry.after_signature = "target", False  # one sample letter below the other
            entry.is_addressed = entry.section != "copy"
            entry.salutation = entry.salutation or (line.start, line.end)
        self.close()
        self.section = None
        self.identity = []
        self.after_signature = False

    def is_in_a_row(self, entry: Entry) -> bool:
        before = [e for e in self.entries[-9:] if e is not entry]
        titled = bool(entry.pieces) and bool(entry.pieces[0].means & (M.HONOUR | M.ROLE))
        return titled and any(e.is_addressed and e.section in {None, "target"} for e in before)

    def gather_letter_head(self, line: Line) -> None:
        """
        Join what stands above 'Dear Minister Sample,': name, office and address of one addressee, however widely spaced.

        Goes up while the lines are short and nothing between them; stops above a person, or whom the salutation names.
        """
        self.close()
        if not self.entries or line.number - (self.entries[-1].lines or [-9])[-1] > 2:
            return
        last = self.entries[-1]
        named = {
            w.lower for w in line.words if len(w.text) > 3 and not w.means & (M.DEAR | M.HONOUR | M.ROLE)
        }
        for _ in range(8):
            if (
                len(self.entries) < 2
                or not last.pieces
                or not last.lines
                or not last.blanks
                or not last.blanks[0]
            ):
                return
            before, first = self.entries[-2], last.pieces[0]
            if (
                before.has_points
                or before.in_prose
                or before.section != last.section
                or not before.pieces
                or not before.lines
                or last.lines[0] - before.lines[-1] != 1
                or any(len(p.words) > 9 or p.text[-1:] in ".!?:" for p in before.pieces)
                or (is_head(before.pieces[0]) and any(is_strong_address(p) for p in before.pieces))
                or any(w.lower in named for w in first.words)
            ):
                return
            above = before.pieces[0]
            is_person = looks_like_name(above) or above.means & (M.HONOUR | M.ROLE)
            belongs = is_person or is_head(above) or is_strong_address(above)
            if (is_head(first) or looks_like_name(first)) and (not belongs or first.means & M.HONOUR):
                return
            if before.first_line == 0 and not is_person:
                return
            last.pieces = before.pieces + last.pieces
            last.lines, last.blanks = before.lines + last.lines, before.blanks + last.blanks
            last.first_line = before.first_line
            self.entries.pop(-2)

    def on_signoff(self, line: Line) -> None:
        self.close()
        if len(line.words) <= 7:
            self.after_signature = True
            self.section = "own"
        self.identity = []


def _is_greeted(entry: Entry, line: Line) -> bool:
    titles = {w.lower[:7] for p in entry.pieces for w in p.words if w.means & M.ROLE}
    return any(w.means & M.ROLE and w.lower[:7] in titles for w in line.words)
