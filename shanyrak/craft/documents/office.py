"""
The text of a .docx or .odt: zipped XML, read in the child only.

Nothing is unpacked to a file, and no part beyond 16 MB; the XML may declare no entities.
"""

import codecs
import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from shanyrak.craft.documents.documents import (
    TEXT_AT_MOST,
    Archive,
    Damaged,
    Document,
    Encrypted,
    Kind,
    Note,
    NoWords,
    OldFormat,
    Remark,
    TooDeep,
    UnpacksTooLarge,
)
from shanyrak.craft.documents.layout import BULLET, Layout
from shanyrak.craft.documents.webpages import address_behind

ENTRIES_AT_MOST = 5_000
PART_AT_MOST = 16 * 1024 * 1024  # bytes of one unpacked part; 64 kB of text need 2 MB at the most wasteful
DEPTH_AT_MOST = 200  # elements in elements; tables in tables in boxes reach 60

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}href"
# Twins of what is said elsewhere, remarks of editors, and what was struck out.
WORD_SILENT = frozenset(
    {"Fallback", "del", "moveFrom", "instrText", "pPr", "rPr", "tblPr", "tcPr", "trPr", "sectPr"}
)
ODT_SILENT = frozenset(
    {TEXT + "tracked-changes", OFFICE + "annotation", TEXT + "note", TEXT + "sequence-decls"}
)


def get_ready() -> None:
    """Load what would be loaded on the way: the parts of zip and XML, and the encodings that they speak."""
    blank = io.BytesIO()
    with zipfile.ZipFile(blank, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a><body><p><r><t>Good morning</t></r></p></body></a>")
    open_office(blank.getvalue())
    for name in ("cp437", "utf-16", "latin-1", "cp1251", "cp1252"):
        codecs.lookup(name)


def open_office(raw: bytes) -> Document:
    """
    Read a .docx or .odt.

    :raises UnableToOpen: another archive, locked, damaged, without words, or it unpacks too large
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Damaged from error
    with archive:
        if len(archive.infolist()) > ENTRIES_AT_MOST:
            raise UnpacksTooLarge
        names = set(archive.namelist())
        try:
            if "word/document.xml" in names:
                return _settled(_word_text(archive, names), Kind.DOCX)
            if "content.xml" in names and _odf_kind(archive, names).startswith(
                "application/vnd.oasis.opendocument.text"
            ):
                return _settled(_odt_text(archive, names), Kind.ODT)
        except (zipfile.BadZipFile, ParseError, zlib.error, EOFError) as error:
            raise Damaged from error
        except DefusedXmlException as error:
            raise UnpacksTooLarge from error  # entities that swell
        # What the zip module says of a locked part, or of a way to pack that it does not know.
        except RuntimeError as error:
            raise Encrypted from error
    if names & {"xl/workbook.xml", "ppt/presentation.xml", "content.xml"}:
        raise OldFormat
    raise Archive


def _settled(text: str, kind: Kind) -> Document:
    if not any(map(str.isalnum, text)):
        raise NoWords
    is_cut = len(text) > TEXT_AT_MOST
    return Document(text[:TEXT_AT_MOST], kind, (Note(Remark.CUT, TEXT_AT_MOST),) if is_cut else ())


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > PART_AT_MOST:
        raise UnpacksTooLarge
    with archive.open(name) as part:  # what the directory says of its size may be a lie
        data = part.read(PART_AT_MOST + 1)
    if len(data) > PART_AT_MOST:
        raise UnpacksTooLarge
    return data


def _tree(data: bytes) -> Element:
    root: Element = ElementTree.fromstring(data)
    return root


def _inner(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


# --- .docx ---


def _word_text(archive: zipfile.ZipFile, names: set[str]) -> str:
    root = _tree(_part(archive, "word/document.xml"))
    links = _word_links(archive, names)
    layout = Layout()
    for body in root:
        if _inner(body.tag) == "body":
            _walk_word(body, layout, links, 0)
    return layout.text()


def _word_links(archive: zipfile.ZipFile, names: set[str]) -> dict[str, str]:
    name = "word/_rels/document.xml.rels"
    if name not in names:
        return {}
    return {each.get("Id", ""): each.get("Target", "") for each in _tree(_part(archive, name))}


def _walk_word(element: Element, layout: Layout, links: dict[str, str], depth: int) -> None:
    if depth > DEPTH_AT_MOST:
        raise TooDeep
    for child in element:
        tag = _inner(child.tag)
        match tag:
            case _ if tag in WORD_SILENT:
                continue
            case "t":
                _say_exactly(layout, child.text or "")
            case "tab":
                layout.flow.line.append("\t")
            case "br" | "cr":
                layout.flow.break_line()
            case "noBreakHyphen":
                layout.flow.line.append("-")
            case "p":
                _word_paragraph(child, layout, links, depth)
            case "hyperlink":
                _walk_word(child, layout, links, depth + 1)
                _say_behind(layout, links.get(child.get(RELATION, ""), ""), _words_of(child, "t"))
            case "tbl":
                layout.open_table()
                _walk_word(child, layout, links, depth + 1)
                layout.close_table()
            case "tr":
                layout.open_row()
                _walk_word(child, layout, links, depth + 1)
            case "tc":
                # A first row that repeats on each page is one of headings.
                layout.open_cell(is_heading=_is_heading_row(element))
                _walk_word(child, layout, links, depth + 1)
                layout.close_cell()
            case _:
                _walk_word(child, layout, links, depth + 1)


def _word_paragraph(element: Element, layout: Layout, links: dict[str, str], depth: int) -> None:
    properties = next((each for each in element if _inner(each.tag) == "pPr"), None)
    kinds = {_inner(each.tag): each for each in properties} if properties is not None else {}
    style = next((value for value in kinds["pStyle"].attrib.values()), "") if "pStyle" in kinds else ""
    is_heading = style.lower().startswith(("heading", "title", "berschrift", "titre"))
    flow = layout.flow
    flow.end_line()
    if is_heading:
        flow.wants_gap = True
    if "numPr" in kinds and not is_heading:
        flow.item(BULLET)
    said = len(flow.lines)
    _walk_word(element, layout, links, depth + 1)
    flow.end_item()
    # An empty paragraph is the blank line that people type between two blocks.
    flow.wants_gap = flow.wants_gap or is_heading or len(flow.lines) == said


def _is_heading_row(row: Element) -> bool:
    properties = next((each for each in row if _inner(each.tag) == "trPr"), None)
    return properties is not None and any(_inner(each.tag) == "tblHeader" for each in properties)


# --- .odt ---


def _odf_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    return _part(archive, "mimetype").decode("ascii", "replace").strip() if "mimetype" in names else ""


def _odt_text(archive: zipfile.ZipFile, names: set[str]) -> str:
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _part(archive, manifest):
        raise Encrypted
    root = _tree(_part(archive, "content.xml"))
    layout = Layout()
    body = root.find(f"{OFFICE}body/{OFFICE}text")
    if body is not None:
        _walk_odt(body, layout, 0)
    return layout.text()


def _walk_odt(element: Element, layout: Layout, depth: int, *, is_heading: bool = False) -> None:
    """Go through the children; text of its own and after its children belongs to paragraphs only."""
    if depth > DEPTH_AT_MOST:
        raise TooDeep
    for child in element:
        if child.tag in ODT_SILENT:
            continue
        flow = layout.flow
        match child.tag:
            case str(tag) if tag in {TEXT + "p", TEXT + "h"}:
                flow.end_line()
                flow.wants_gap = flow.wants_gap or tag == TEXT + "h"
                said = len(flow.lines)
                _say_inline(child, layout, depth + 1)
                flow.end_item()
                flow.wants_gap = flow.wants_gap or tag == TEXT + "h" or len(flow.lines) == said
            case str(tag) if tag == TEXT + "list-item":
                flow.item(BULLET)
                _walk_odt(child, layout, depth + 1)
                flow.end_item()
            case str(tag) if tag == TABLE + "table":
                layout.open_table()
                _walk_odt(child, layout, depth + 1)
                layout.close_table()
            case str(tag) if tag == TABLE + "table-header-rows":
                _walk_odt(child, layout, depth + 1, is_heading=True)
            case str(tag) if tag == TABLE + "table-row":
                layout.open_row()
                _walk_odt(child, layout, depth + 1, is_heading=is_heading)
            case str(tag) if tag == TABLE + "table-cell":
                layout.open_cell(is_heading=is_heading)
                _walk_odt(child, layout, depth + 1)
                layout.close_cell()
            case _:
                _walk_odt(child, layout, depth + 1)


def _say_inline(element: Element, layout: Layout, depth: int) -> None:
    if depth > DEPTH_AT_MOST:
        raise TooDeep
    layout.flow.say(element.text or "")
    for child in element:
        if child.tag not in ODT_SILENT:
            match child.tag:
                case str(tag) if tag == TEXT + "line-break":
                    layout.flow.break_line()
                case str(tag) if tag == TEXT + "tab":
                    layout.flow.line.append("\t")
                case str(tag) if tag == TEXT + "s":
                    layout.flow.wants_space = True
                case str(tag) if tag == TEXT + "a":
                    _say_inline(child, layout, depth + 1)
                    _say_behind(layout, child.get(XLINK, ""), "".join(child.itertext()))
                case str(tag) if tag in {TEXT + "p", TEXT + "h"}:  # a text box within the line
                    layout.flow.end_line()
                    _say_inline(child, layout, depth + 1)
                    layout.flow.end_line()
                case _:
                    _say_inline(child, layout, depth + 1)
        layout.flow.say(child.tail or "")


# --- both ---


def _say_exactly(layout: Layout, text: str) -> None:
    layout.flow.line.append(text.replace("\n", " ").replace("\r", " "))


def _say_behind(layout: Layout, link: str, words: str) -> None:
    if link and (behind := address_behind(link, words)):
        layout.flow.say(f" ({behind})")


def _words_of(element: Element, tag: str) -> str:
    return "".join(_texts(element, tag))


def _texts(element: Element, tag: str) -> Iterator[str]:
    for each in element.iter():
        if _inner(each.tag) == tag:
            yield each.text or ""
