# ruff: noqa: E501 - word lists and patterns are read across, not down
"""Labels of an address: "By post:", "Postal address - ", "Anschrift." - what stands behind them is on the envelope."""

import re

from shanyrak.craft.reading.lexicon import M
from shanyrak.craft.reading.lines import Line

POST_LABEL = re.compile(
    r"(?:or |and |ou |oder |o |или )?(?:(?:by|per|par|por|via|po|in|write) )?(?:post(?:al)?|mail|snail[ -]?mail|(?:postal |mailing |street |office |full )?address(?: for (?:post|letters))?|addr?|adr|to|letters?|write to|send to|postanschrift|anschrift|brief(?:e|post)?|adresse(?: postale)?|courrier|poste|dirección(?: postal)?|direccion(?: postal)?|correo(?: postal| ordinario)?|domicilio|endereço(?: postal)?|correio|"
    r"indirizzo(?: postale)?|posta(?: ordinaria)?|postadres|adres|adresi|adress|postadress|адрес|почтовый адрес|почтой|поштова адреса|адреса|мекенжайы?|العنوان|نشانی|آدرس)\s{0,2}(?:\.?[:：;]-?\s{0,3}|\.?\s?[-–—]\s{1,3}(?=[^\W_])|\.\s{1,3}(?=[A-ZÀ-Þ\d]))",
    re.IGNORECASE,
)
# The labels that can lead to nothing else, so that places between commas are enough: "Address: Sample Palace, Sampleton".
ADDRESS_ITSELF = re.compile(
    r"(?:(?:postal|mailing|street|office|full) )?address\b|(?:post)?anschrift|(?:post)?adresse?s?\b|dirección|direccion|domicilio|endereço|indirizzo|adresi|адрес|мекенжай|العنوان|نشانی|آدرس",
    re.IGNORECASE,
)
LISTED = 2  # commas
SPOKEN = M.FUNCTION | M.ASK | M.SPOKEN | M.MUST


def is_labelled_address(line: Line) -> bool:
    """'Mailing address: 2 Sample Street, Sampleton': a label and an address, no sentence."""
    told = line.digits or (line.text.count(",") >= LISTED and ADDRESS_ITSELF.match(line.text))
    label = POST_LABEL.match(line.text) if told else None
    if label is None or line.text[-1:] in "!?:" or len(line.words) > 28:
        return False
    behind = [w for w in line.words if w.start >= line.start + label.end()]
    return bool(behind) and not any(w.means & SPOKEN and not w.is_capital for w in behind)
