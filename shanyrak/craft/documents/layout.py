"""
Lines as a reader sees them, from the events of a page or document: words, breaks, paragraphs, lists, tables.

A table becomes lines too: under a row of headings every cell says its heading ("Fax: …"); a row of short
cells stays one line; a cell of several lines, an address, stands alone.
"""

from dataclasses import dataclass, field

BULLET = "• "
TABLES_DEEP = 40  # tables in tables, as old pages are laid out; what is deeper is read as lines
HEADED_COLUMNS = range(2, 13)


class Flow:
    """Lines that grow."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.marker = ""
        self.wants_space = False
        self.wants_gap = False

    def say(self, text: str) -> None:
        """Add running text, its white space collapsed as browsers do."""
        words = text.split()
        if not words:
            self.wants_space = self.wants_space or bool(text)
            return
        if self.line and (self.wants_space or text[0].isspace()):
            self.line.append(" ")
        self.line.append(" ".join(words))
        self.wants_space = text[-1].isspace()

    def say_as_is(self, text: str) -> None:
        """Add text whose line ends and spaces count."""
        first, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.line.append(first)
        for each in rest:
            self.break_line()
            self.line.append(each)

    def end_line(self) -> None:
        words = "".join(self.line).rstrip()
        self.line, self.wants_space = [], False
        if words.strip():
            if self.wants_gap and self.lines:
                self.lines.append("")
            self.lines.append(self.marker + words)
            self.marker, self.wants_gap = "", False

    def break_line(self) -> None:
        """A break that somebody wrote: the second in a row leaves a blank line."""
        if "".join(self.line).strip():
            self.end_line()
        else:
            self.wants_gap = True

    def paragraph(self) -> None:
        self.end_line()
        self.wants_gap = True

    def item(self, marker: str) -> None:
        self.end_line()
        self.marker = marker

    def end_item(self) -> None:
        self.end_line()
        self.marker = ""

    def text(self) -> str:
        self.end_line()
        return "\n".join(self.lines)


@dataclass(slots=True)
class Cell:
    text: str
    is_heading: bool


@dataclass(slots=True)
class Table:
    rows: list[list[Cell]] = field(default_factory=list)
    cell: Flow | None = None  # the open one
    is_heading: bool = False


class Layout:
    """Takes events in reading order; forgives what is not closed or never was opened."""

    def __init__(self) -> None:
        self._page = Flow()
        self._tables: list[Table] = []
        self._too_deep = 0

    @property
    def flow(self) -> Flow:
        """Where words go now: the innermost open cell, else the page."""
        for table in reversed(self._tables):
            if table.cell is not None:
                return table.cell
        return self._page

    def open_table(self) -> None:
        self.flow.paragraph()
        if len(self._tables) >= TABLES_DEEP:
            self._too_deep += 1
            return
        self._tables.append(Table())

    def open_row(self) -> None:
        if self._too_deep or not self._tables:
            self.flow.end_line()
            return
        self.close_cell()
        self._tables[-1].rows.append([])

    def open_cell(self, *, is_heading: bool) -> None:
        if self._too_deep or not self._tables:
            self.flow.end_line()
            return
        self.close_cell()
        table = self._tables[-1]
        if not table.rows:
            table.rows.append([])
        table.cell, table.is_heading = Flow(), is_heading

    def close_cell(self) -> None:
        if self._too_deep or not self._tables:
            self.flow.end_line()
            return
        table = self._tables[-1]
        if table.cell is not None:
            table.rows[-1].append(Cell(table.cell.text(), table.is_heading))
            table.cell = None

    def close_table(self) -> None:
        if self._too_deep:
            self._too_deep -= 1
            return
        if not self._tables:
            return
        self.close_cell()
        lines = lines_of(self._tables.pop().rows)
        flow = self.flow
        flow.paragraph()
        for line in lines:
            if line:
                flow.line.append(line)
                flow.end_line()
            else:
                flow.wants_gap = True
        flow.paragraph()

    def text(self) -> str:
        while self._tables:
            self._too_deep = 0
            self.close_table()
        return self._page.text()


def lines_of(rows: list[list[Cell]]) -> list[str]:
    """A table in lines, "" between what belongs apart."""
    rows = [row for row in rows if any(cell.text for cell in row)]
    if _is_headed(rows):
        return _said_with_headings(rows)
    lines: list[str] = []
    for row in rows:
        cells = [cell.text for cell in row if cell.text]
        if any("\n" in cell for cell in cells):
            lines.append("")
            for cell in cells:
                lines += [*cell.split("\n"), ""]
        else:
            lines.append("\t".join(cells))
    return lines


def _is_headed(rows: list[list[Cell]]) -> bool:
    if len(rows) < 2 or len(rows[0]) not in HEADED_COLUMNS:
        return False
    return all(cell.is_heading and "\n" not in cell.text for cell in rows[0]) and all(
        len(row) == len(rows[0]) for row in rows[1:]
    )


def _said_with_headings(rows: list[list[Cell]]) -> list[str]:
    headings = [cell.text.rstrip(" :") for cell in rows[0]]
    lines: list[str] = []
    for row in rows[1:]:
        lines += ["", *row[0].text.split("\n")]
        for heading, cell in zip(headings[1:], row[1:], strict=True):
            if not cell.text:
                continue
            if "\n" in cell.text or not heading:
                lines += cell.text.split("\n")
            else:
                lines.append(f"{heading}: {cell.text}")
    return lines
