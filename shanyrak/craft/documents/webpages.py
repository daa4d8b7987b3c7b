"""
A web page as the lines of its text: headings, paragraphs, lists, tables, and the addresses behind its links.

The standard library's parser takes quadratic time on tags and comments that never end ("<a " 8,000 times: six
seconds), so a linear pass takes those out first. Menus, footers and small forms are furniture: left out, and noted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import parse_qsl, unquote

from shanyrak.craft.documents.decoding import Decoded, charset, decode, decode_declared
from shanyrak.craft.documents.documents import Note, Remark, TooDeep, names
from shanyrak.craft.documents.layout import BULLET, Layout

PAGE_AT_MOST = 3_000_000  # characters of HTML; scripts and pictures inside count too
TAGS_AT_MOST = 60_000
TAG_AT_MOST = 4_096  # characters; longer ones carry pictures, no words
DEPTH_AT_MOST = 500  # boxes in boxes; real pages reach some 60
SMALL_FORM = 600  # characters: a form with more holds the whole page, or a sample letter
LITTLE = 200  # characters: a page that has less left has lost its text with its furniture

HIDDEN = names(
    "script style template svg noscript iframe object select button canvas audio video math datalist "
    "del s strike"
)
FURNITURE = frozenset({"nav", "footer"})
FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "menu", "menubar"})
FURNITURE_CLASSES = names(
    "nav navbar navigation menu breadcrumb breadcrumbs footer site-footer skip-link screen-reader-text "
    "sharedaddy social-share share-buttons cookie-banner cookie-notice comment-respond post-navigation"
)
BOXES = names(
    "div section article main header aside center fieldset figure ul ol dl blockquote table form details"
)
PARAGRAPHS = names("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote hr pre caption article section")
LINES = names(
    "div main header aside center fieldset figure figcaption dt dd address form body details summary option"
)
CONTROLS = frozenset({"input", "select", "textarea", "button"})
VOID = names("area base br col embed hr img input link meta param source track wbr")
AT_SIGNS = frozenset({"@", "at", "(at)", "[at]"})
DECLARED = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?([\w.:-]{1,40})""", re.IGNORECASE)
FORM_WORD = re.compile(
    r"\b(?:form|contact|write|formular\w*|kontakt\w*|formulaire|formulario|modulo|contatt\w+|contacto|форм\w{1,3}|обращени\w+)\b",
    re.IGNORECASE,
)
MASKED = re.compile(r"\[\s?email[\s\xa0]protected\s?\]", re.IGNORECASE)
PROTECTED = "/cdn-cgi/l/email-protection#"


@dataclass(frozen=True, slots=True)
class PageText:
    text: str
    notes: tuple[Note, ...] = ()


def decode_page(raw: bytes) -> Decoded:
    """Decode a page: by its mark, as UTF-8, by what it declares, else by its letters. :raises UnableToOpen: no text"""
    declared = DECLARED.search(raw[:4096])
    name = declared[1].decode("ascii", "replace") if declared else ""
    if charset(name) and b"\x00" not in raw[:4096]:
        return decode_declared(raw, name)
    return decode(raw)


def page_text(html: str) -> PageText:
    """
    Give the text of a page. Linear in its length, whatever it holds.

    :raises TooDeep: boxes in boxes beyond 500
    """
    harmless, is_cut = tame(html)
    page = _opened(harmless, with_furniture=False)
    text = page.said()
    notes = [Note(Remark.CUT, len(text))] if is_cut else []
    if page.left_out and len(text) < LITTLE:
        whole = _opened(harmless, with_furniture=True).said()
        if len(whole) > 2 * len(text):
            return PageText(whole, (*notes, Note(Remark.WHOLE_PAGE)))
    if page.left_out:
        notes.append(Note(Remark.FURNITURE, page.left_out))
    return PageText(text, tuple(notes))


def _opened(html: str, *, with_furniture: bool) -> "_Page":
    page = _Page(with_furniture=with_furniture)
    page.feed(html)
    page.close()
    return page


def tame(html: str) -> tuple[str, bool]:
    """The page so that ``html.parser`` reads it in linear time, and whether its end was cut off."""
    pieces = list(_tamed_pieces(html[:PAGE_AT_MOST]))
    tags = sum(piece.startswith("<") for piece in pieces)
    is_cut = len(html) > PAGE_AT_MOST or tags > TAGS_AT_MOST
    if tags > TAGS_AT_MOST:
        kept, seen = [], 0
        for piece in pieces:
            seen += piece.startswith("<")
            if seen > TAGS_AT_MOST:
                break
            kept.append(piece)
        pieces = kept
    return "".join(pieces).replace("\x00", ""), is_cut


def _tamed_pieces(html: str) -> Iterator[str]:
    """The page without comments and overlong tags; a "<" that opens nothing is written as the sign it is."""
    here, end, no_more_comments = 0, -1, False
    while (start := html.find("<", here)) >= 0:
        if start > here:
            yield html[here:start]
        if html.startswith("<!--", start) and not no_more_comments:
            stop = html.find("-->", start + 4)
            if stop >= 0:
                here = stop + 3
                continue
            no_more_comments = True
        if end < start:
            end = html.find(">", start)
        if end < 0:
            yield html[start:].replace("<", "&lt;")
            return
        after = html[start + 1 : start + 2]
        if not (after.isascii() and (after.isalpha() or after in "/!?")):
            yield "&lt;"
            here = start + 1
            continue
        if after not in "!?" and end - start < TAG_AT_MOST:
            yield html[start : end + 1]
        here = end + 1
    yield html[here:]


class _Page(HTMLParser):
    """Events of the parser to events of the layout."""

    def __init__(self, *, with_furniture: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.layout = Layout()
        self.left_out = 0
        self._with_furniture = with_furniture
        self._boxes = 0
        self._dropped: tuple[str, int] | None = (
            None  # the element left out, and how many of its name are open
        )
        self._lists: list[int] = []  # the next number; -1 in lists without numbers
        self._pre = 0
        self._link = ""
        self._link_said: list[str] = []
        self._masked = ""
        self._form: tuple[object, int] | None = None  # the flow it stands in, and the line where it began
        self._has_controls = False
        self._title: list[str] = []
        self._in_title = False
        self._has_heading = False

    def said(self) -> str:
        text = self.layout.text().strip()
        title = " ".join("".join(self._title).split())
        if title and not self._has_heading and title not in text[:1000]:
            return f"{title}\n\n{text}" if text else title
        return text

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 -- the parser's signature
        """What people's editors leave ("<![if !mso]>") would raise; it is a comment to us."""
        return int(self.parse_bogus_comment(i))

    # --- the parser's events ---

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped:
            name, depth = self._dropped
            if tag == name:
                self._dropped = name, depth + 1
            return
        said = {name: value or "" for name, value in attrs}
        self._has_controls = self._has_controls or tag in CONTROLS
        if self._is_left_out(tag, said):
            if tag not in VOID:
                self._dropped = tag, 1
            return
        if tag in BOXES:
            self._boxes += 1
            if self._boxes > DEPTH_AT_MOST:
                raise TooDeep
        self._open(tag, said)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # "<div/>" opens a div all the same, and "<script/>" would swallow the page.
        if tag not in HIDDEN:
            self.handle_starttag(tag, attrs)
            if tag not in BOXES and tag not in VOID:
                self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            name, depth = self._dropped
            if tag == name:
                self._dropped = (name, depth - 1) if depth > 1 else None
            return
        if tag in BOXES:
            self._boxes = max(0, self._boxes - 1)
        self._close(tag)

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        if self._in_title:
            self._title.append(data)
            return
        if self._masked and (MASKED.search(data) or MASKED.fullmatch(data.strip())):
            data, self._masked = MASKED.sub(lambda _found: self._masked, data), ""
        if self._link:
            self._link_said.append(data)
        if self._pre:
            self.layout.flow.say_as_is(data)
        else:
            self.layout.flow.say(data)

    # --- elements ---

    def _is_left_out(self, tag: str, said: dict[str, str]) -> bool:
        if tag in HIDDEN:
            return True
        if "hidden" in said or "display:none" in said.get("style", "").replace(" ", "").lower():
            return True
        if self._with_furniture or tag in {"body", "html", "main", "article"}:
            return False
        classes = {*said.get("class", "").lower().split(), said.get("id", "").lower()}
        is_furniture = (
            tag in FURNITURE
            or said.get("role", "").lower() in FURNITURE_ROLES
            or (
                tag in {"div", "ul", "section", "a", "p", "span", "header"}
                and bool(classes & FURNITURE_CLASSES)
            )
        )
        self.left_out += is_furniture
        return is_furniture

    def _open(self, tag: str, said: dict[str, str]) -> None:
        flow = self.layout.flow
        if protected := said.get("data-cfemail"):
            self._masked = _unmasked(protected)
        self._part(tag)
        match tag:
            case "br":
                flow.break_line()
            case "wbr":
                pass
            case "title":
                self._in_title = not self._title
            case "h1" | "h2" | "h3":
                self._has_heading = True
            case "ul":
                self._lists.append(-1)
            case "ol":
                self._lists.append(int(said["start"]) if said.get("start", "").isdecimal() else 1)
            case "li":
                flow.item(self._next_marker())
            case "table":
                self.layout.open_table()
            case "tr":
                self.layout.open_row()
            case "td" | "th":
                self.layout.open_cell(is_heading=tag == "th")
            case "pre":
                self._pre += 1
            case "img":
                if said.get("alt", "").strip().lower() in AT_SIGNS:
                    flow.say("@")
            case "a":
                self._end_link()
                self._link, self._link_said = said.get("href", "").strip(), []
                if PROTECTED in self._link:
                    self._masked = _unmasked(self._link.partition("#")[2])
            case "form":
                self._form, self._has_controls = (flow, len(flow.lines)), False

    def _close(self, tag: str) -> None:
        match tag:
            case "a":
                self._end_link()
            case "title":
                self._in_title = False
            case "td" | "th":
                self.layout.close_cell()
            case "tr":
                self.layout.close_cell()
            case "table":
                self.layout.close_table()
            case "li":
                self.layout.flow.end_item()
            case "ul" | "ol":
                self._lists[-1:] = []
            case "pre":
                self._pre = max(0, self._pre - 1)
            case "form":
                self._end_form()
        self._part(tag)

    def _part(self, tag: str) -> None:
        """Set an element apart as browsers do; a list within a list stands close."""
        if tag in PARAGRAPHS and not (self._lists and tag in {"ul", "ol"}):
            self.layout.flow.paragraph()
        elif tag in PARAGRAPHS or tag in LINES:
            self.layout.flow.end_line()

    def _next_marker(self) -> str:
        if not self._lists or self._lists[-1] < 0:
            return BULLET
        self._lists[-1] += 1
        return f"{self._lists[-1] - 1}. "

    def _end_link(self) -> None:
        """Say the address behind a link, unless its words say it already."""
        link, words = self._link, " ".join("".join(self._link_said).split())
        self._link, self._link_said = "", []
        if link and (behind := address_behind(link, words)):
            self.layout.flow.say(f" ({behind})" if words else f"{behind} ")

    def _end_form(self) -> None:
        """A small form is for readers of the page; a large one is the page itself, as some servers wrap it."""
        form, self._form = self._form, None
        flow = self.layout.flow
        flow.end_line()
        if form is None or form[0] is not flow or not self._has_controls or self._with_furniture:
            return
        inside = "\n".join(flow.lines[form[1] :])
        if inside and len(inside) < SMALL_FORM and "@" not in inside and sum(map(str.isdigit, inside)) < 7:
            del flow.lines[form[1] :]
            self.left_out += 1


def address_behind(link: str, words: str) -> str:
    """
    What a link leads to, if that is a way to write or call and the link's own words do not show it.

    mailto: (with its copies), tel:, fax:, and web addresses of links that speak of a form or contact.
    """
    scheme, colon, rest = link.partition(":")
    match scheme.lower():
        case "mailto" if colon:
            return _mail_addresses(rest, words)
        case "tel" | "fax" | "callto" | "sms":
            number = unquote(rest).split(";")[0].strip()
            digits = "".join(filter(str.isdigit, number))
            shown = "".join(filter(str.isdigit, words))
            return (
                "" if not digits or digits in shown or (len(shown) >= 6 and shown in digits) else number[:40]
            )
        case "http" | "https" if FORM_WORD.search(words) and "://" not in words:
            return link[:300] if not any(map(str.isspace, link)) else ""
    return ""


def _mail_addresses(rest: str, words: str) -> str:
    to, _mark, query = rest.partition("?")
    shown = words.lower()
    parts = [("", to)]
    try:
        parts += [(name.lower(), value) for name, value in parse_qsl(query[:4000], max_num_fields=20)]
    except ValueError:
        pass
    said: list[str] = []
    for name, value in parts:
        if name not in {"", "to", "cc", "bcc"}:
            continue
        found = [a for a in unquote(value)[:2000].replace(";", ",").split(",") if "@" in a]
        found = [" ".join(a.split()) for a in found if a.strip().lower() not in shown]
        if found:
            label = f"{name.capitalize()}: " if name in {"cc", "bcc"} else ""
            said.append(label + ", ".join(found))
    return "; ".join(said)


def _unmasked(code: str) -> str:
    """An address that a delivery network hid from robots: its first byte is the key to the others."""
    try:
        key, *letters = bytes.fromhex(code[:400])
    except ValueError:
        return ""
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace")
