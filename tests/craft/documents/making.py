"""Small documents made on the spot; their people and numbers are invented."""

import io
import zipfile
from functools import cache

import typst
from pypdf import PdfWriter

BLOCK = ("Minister of Housing", "4 Sample Street", "London N1 9XX", "Fax: +44 1632 960178")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def zipped(**parts: str | bytes) -> bytes:
    """Make an archive; "/" in a name is written "__"."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return file.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str, **more: str | bytes) -> bytes:
    document = f"<w:document {W} {R}><w:body>{body}</w:body></w:document>"
    return zipped(word__document_DOT_xml=document, **more)


def odt(body: str, manifest: str = "<manifest/>") -> bytes:
    content = f"""<office:document-content {ODF} xmlns:xlink="http://www.w3.org/1999/xlink">
        <office:body><office:text>{body}</office:text></office:body></office:document-content>"""
    return zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content_DOT_xml=content,
        **{"META-INF__manifest_DOT_xml": manifest},
    )


@cache
def pdf(source: str) -> bytes:
    """Set a page with typst."""
    made = typst.compile(source.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@cache
def leaflet() -> bytes:
    return pdf("= Stop the eviction\n" + " \\ ".join(BLOCK))


def locked_pdf(password: str) -> bytes:
    return written(PdfWriter(clone_from=io.BytesIO(leaflet())), password)


def scanned_pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return written(writer)


def written(writer: PdfWriter, password: str = "") -> bytes:
    if password:
        writer.encrypt(password, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()
