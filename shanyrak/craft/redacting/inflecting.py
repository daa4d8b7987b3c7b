"""What stays of a name in every grammatical case."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give what stays of a name in every case: "Петровой" and "Петров" meet, "Müllers" and "Müller" too."""
    word = unicodedata.normalize("NFC", word.lower()).replace("ё", "е").replace("’", "'")
    word = re.sub(r"'s$|'$", "", word)
    if re.search("[а-яәғқңөұүһіїєґ]", word):
        word = (
            re.sub(
                r"(?:ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|ны|ні|ды|ді|ты|ті|дан|ден|тан|тен|нан|нен|мен|бен|пен|мын|мін|пын|пін)$",
                "",
                word,
            )
            if len(word) > 6
            else word
        )
        return (
            re.sub(
                r"(?:ого|ому|ыми|ими|ым|им|ой|ей|ою|ею|ую|ая|ом|ем|ий|ый|ия|ию|ии|ові|еві|[аяоеыиуюьйіїє])$",
                "",
                word,
            )
            if len(word) > 3
            else word
        )
    return word[:-1] if word.endswith("s") and len(word) > 4 else word
