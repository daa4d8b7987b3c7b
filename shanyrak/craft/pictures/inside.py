"""The child: ``python -m shanyrak.craft.pictures.inside jpeg|png|pdf``, a file in, packed pages or the name of a trouble out."""

import io
import sys
from collections.abc import Iterator

from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from shanyrak.craft.confining import close_doors, limit_means
from shanyrak.craft.pictures import (
    PAGES_AT_MOST,
    PIXELS_AT_MOST,
    Broken,
    NoPages,
    TooLarge,
    UnableToRedraw,
    pack,
)

LONGEST_SIDE = 2400  # pixels; A4 at 200 to the inch
QUALITY = 80
MEMORY_AT_MOST = 1024 * 1024 * 1024  # bytes of address space
SECONDS_AT_MOST = 10  # of processor time
FORMATS = {"jpeg": JpegImagePlugin.JpegImageFile, "png": PngImagePlugin.PngImageFile}


def main(kind: str) -> None:
    raw = sys.stdin.buffer.read()
    if kind == "pdf":
        load_late_parts()
    limit_means(memory=MEMORY_AT_MOST, processor_seconds=SECONDS_AT_MOST)
    close_doors()
    try:
        answer = pack([drawn(image) for image in images(kind, raw)])
    except UnableToRedraw as trouble:
        answer = type(trouble).__name__.encode()
    except Exception:  # noqa: BLE001 -- whatever the file does to the decoder, it is not taken
        answer = Broken.__name__.encode()
    sys.stdout.buffer.write(answer)


def images(kind: str, raw: bytes) -> Iterator[Image.Image]:
    if kind == "pdf":
        yield from scanned(raw)
    else:
        yield FORMATS[kind](io.BytesIO(raw))


def scanned(raw: bytes) -> Iterator[Image.Image]:
    """The largest picture of each page: scanners put one on each."""
    reader = PdfReader(io.BytesIO(raw))
    if len(reader.pages) > PAGES_AT_MOST:
        raise TooLarge
    found = 0
    for page in reader.pages:
        drawings = (
            page.get("/Resources", DictionaryObject())
            .get_object()
            .get("/XObject", DictionaryObject())
            .get_object()
        )
        sizes = {name: area(thing.get_object()) for name, thing in drawings.items()}
        if max(sizes.values(), default=0) == 0:
            continue
        largest = max(sizes, key=lambda name: sizes[name])
        if sizes[largest] > PIXELS_AT_MOST:
            raise TooLarge
        image = page.images[largest].image
        if image is not None:
            found += 1
            yield image
    if not found:
        raise NoPages


def area(drawing: DictionaryObject) -> int:
    if drawing.get("/Subtype") != "/Image":
        return 0
    return int(drawing.get("/Width", 0)) * int(drawing.get("/Height", 0))


def drawn(image: Image.Image) -> bytes:
    """The picture alone: what stood beside it in the file does not come along."""
    if image.width * image.height > PIXELS_AT_MOST:
        raise TooLarge
    image = ImageOps.exif_transpose(image)
    if image.mode in {"RGBA", "LA", "P"}:
        ground = Image.new("RGB", image.size, "white")  # what is seen through is paper
        ground.paste(image.convert("RGBA"), mask=image.convert("RGBA").getchannel("A"))
        image = ground
    image = image.convert("RGB")
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    fresh = Image.new("RGB", image.size)
    fresh.paste(image)
    made = io.BytesIO()
    fresh.save(made, "JPEG", quality=QUALITY)
    return made.getvalue()


def load_late_parts() -> None:
    """pypdf imports when it first needs something; with the doors closed it could not."""
    made = io.BytesIO()
    Image.new("RGB", (1, 1)).save(made, "PDF")
    for image in scanned(made.getvalue()):
        drawn(image)


if __name__ == "__main__":
    Image.init()
    main(sys.argv[1])
