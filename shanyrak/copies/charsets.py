"""Bytes of a mail as text, whatever charset they say they are in."""

import codecs

# Codecs that decode bytes into text but are no charset of a mail; two of them take quadratic time.
NO_CHARSET = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7"})
SAID_OTHERWISE = {"win-1251": "cp1251", "windows1251": "cp1251", "koi8r": "koi8-r", "utf8mb4": "utf-8"}


def decode(raw: bytes, declared: str = "") -> str:
    """
    Bytes as text: by the charset they declare, else UTF-8, else the likeliest of the old ones.

    Never raises: as a last way, what cannot be read becomes U+FFFD.
    """
    name = _charset(declared)
    for charset in dict.fromkeys(filter(None, [name, "utf-8"])):
        try:
            return raw.decode(charset)
        except (UnicodeError, ValueError):
            continue
    if name and name != "ascii":
        return raw.decode(name, errors="replace")
    high = sum(byte >= 0xC0 for byte in raw)
    # In Cyrillic nearly every letter is a high byte, in Latin one of ten.
    return raw.decode("cp1251" if high * 3 > len(raw) else "cp1252", errors="replace")


def _charset(declared: str) -> str:
    declared = declared.strip().strip("'\"").lower()
    try:
        name = codecs.lookup(SAID_OTHERWISE.get(declared, declared)).name if declared else ""
    except (LookupError, ValueError, UnicodeError):
        return ""
    if name in NO_CHARSET or not getattr(codecs.lookup(name) if name else None, "_is_text_encoding", True):
        return ""
    return name
