"""A photo is kept as a picture and nothing else; what is no picture, or a bomb, is refused by name."""

import io
import struct
import zlib

import pytest
from PIL import Image

from shanyrak.craft.pictures import Broken, NoPages, NoPicture, TooLarge, pack, redrawn, unpack

pytestmark = pytest.mark.unit


def photo(kind="JPEG", size=(60, 40), **more):
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, kind, **more)
    return made.getvalue()


def with_a_place():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ruth"
    exif[0x0112] = 6  # lies on its side
    exif.get_ifd(0x8825)[2] = (51.5, 0.0, 0.0)
    return photo(exif=exif)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def flood():
    """Some hundred bytes that unfold to 3.6 gigapixels."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(999)))
        + chunk(b"IEND", b"")
    )


def test_nothing_but_the_picture_is_left_and_it_stands_upright():
    [page] = redrawn(with_a_place() + b"PK\x03\x04<script>alert(1)</script>")

    image = Image.open(io.BytesIO(page))
    assert image.size == (40, 60) and not image.getexif()
    assert b"Ruth" not in page and b"script" not in page


def test_a_scan_gives_its_pages():
    made = io.BytesIO()
    pages = [Image.new("RGB", (300, 400), colour) for colour in ("white", "black")]
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:])

    assert len(redrawn(made.getvalue())) == 2
    assert unpack(pack([b"one", b""])) == [b"one", b""] and unpack(b"else") == []


@pytest.mark.parametrize(
    ("raw", "trouble"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", NoPicture),
        (b"GIF89a" + bytes(20), NoPicture),
        (flood(), TooLarge),
        (photo()[:200], Broken),
        (b"%PDF-1.4\nnothing\n", Broken),
        (b"\xff\xd8\xff" + bytes(11 * 1024 * 1024), TooLarge),
    ],
)
def test_what_is_no_picture_is_refused_by_name(raw, trouble):
    with pytest.raises(trouble):
        redrawn(raw)


def test_a_pdf_without_pictures_is_no_scan():
    from pypdf import PdfWriter

    made, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(made)

    with pytest.raises(NoPages):
        redrawn(made.getvalue())
