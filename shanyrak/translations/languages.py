"""Language tags, as far as the desk needs to compare them."""


def is_same_language(one: str, other: str) -> bool:
    """English is English: ``en-GB`` needs no translation into ``en``. Two scripts of one language are two."""
    return _key(one) == _key(other)


def _key(tag: str) -> tuple[str, ...]:
    language, *rest = tag.replace("_", "-").lower().split("-")
    return (language, *(part for part in rest if len(part) == 4))  # four letters are a script
