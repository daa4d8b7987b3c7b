"""The residents' sheet as one HTML file: for a telephone without a network, sent from hand to hand."""

from collections.abc import Iterable, Iterator
from html import escape

from shanyrak.craft.printing.bulletin import Bulletin, DatedLine, Quote
from shanyrak.craft.printing.wording import one_line, tongue
from shanyrak.craft.printing.words import BulletinWords, bulletin_words

# It is opened from a folder: nothing may be fetched, nothing may run.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = (
    "body{max-width:34em;margin:auto;padding:1em;font:1.25em/1.5 'Noto Sans',sans-serif;background:#fff;color:#000}"
    "h1{line-height:1.15}blockquote{margin:1em 0;padding-inline-start:.8em;border-inline-start:3px solid}"
    "table{width:100%;border-collapse:collapse}td{padding:.2em 0;border-bottom:1px solid}td+td{text-align:end}"
    "footer{margin-top:2em;border-top:1px solid;font-size:.85em}"
)


def bulletin_html(bulletin: Bulletin) -> str:
    """
    Give the whole file, UTF-8. A person's text stands in it escaped.

    :raises MissingWords: no fixed words in this language
    """
    words = bulletin.words or bulletin_words(bulletin.language)
    language = tongue(bulletin.language)
    title = f"{bulletin.name} {words.number} {bulletin.number}"
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{_safe(bulletin.language)}" dir="{language.dir}">',
            f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width">',
            f"<title>{_safe(title)}</title><style>{STYLE}</style>",
            *_body(bulletin, words, title),
            "</html>\n",
        ]
    )


def _body(bulletin: Bulletin, words: BulletinWords, title: str) -> Iterator[str]:
    yield f"<p>{_safe(title)} · {_safe(bulletin.date)}</p><h1>{_safe(bulletin.headline)}</h1>"
    yield from _paragraphs(bulletin.lead)
    if bulletin.counts:
        rows = "".join(
            f"<tr><td>{_safe(each.country)}</td><td>{each.people}</td></tr>" for each in bulletin.counts
        )
        yield f"<h2>{_safe(words.counts)}</h2><table>{rows}</table>"
    if bulletin.quotes:
        yield f"<h2>{_safe(words.quotes)}</h2><p>{_safe(words.quotes_note)}</p>"
    for quote in bulletin.quotes:
        yield from _quote(quote, words)
    yield from _dated(words.since, bulletin.since)
    yield from _dated(words.ahead, bulletin.ahead)
    if bulletin.unknown.strip():
        yield f"<h2>{_safe(words.unknown)}</h2>"
        yield from _paragraphs(bulletin.unknown)
    yield f"<h2>{_safe(words.how_to_answer)}</h2>"
    yield from _paragraphs(bulletin.answer or words.answer)
    yield f"<footer><p>{_safe(words.counts_note)}</p>"
    yield f'<p lang="en" dir="ltr">{_safe(bulletin.english)} {_safe(bulletin.url)}</p></footer>'


def _quote(quote: Quote, words: BulletinWords) -> Iterator[str]:
    who = ", ".join(filter(None, (quote.first_name, quote.country)))
    yield "<blockquote>"
    yield from _paragraphs(quote.text)
    yield f"<p><strong>{_safe(who)}</strong></p>"
    if quote.more:
        yield f"<p>{_safe(words.more.format(people=quote.more))}</p>"
    yield "</blockquote>"


def _dated(title: str, lines: Iterable[DatedLine]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if not number:
            yield f"<h2>{_safe(title)}</h2>"
        yield f"<p><strong>{_safe(line.when)}</strong><br>{_safe(line.what)}</p>"


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            yield f"<p>{_safe(paragraph)}</p>"


def _safe(text: str) -> str:
    return escape(one_line(text))
