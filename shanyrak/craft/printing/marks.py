"""Small drawings on paper: the sign of the house and the square that a telephone reads."""

import io
from functools import lru_cache


@lru_cache(maxsize=256)
def square_code(url: str) -> str:
    """
    Draw a QR code as SVG, black on nothing, with the quiet zone of four modules that readers need.

    Error level M: a fold, a stamp or a poor photocopy may cost 15 % of it. "" for an empty address.
    Source: ISO/IEC 18004.
    """
    if not url:
        return ""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        out, kind="svg", border=4, xmldecl=False, svgclass=None, lineclass=None
    )
    return out.getvalue().decode()
