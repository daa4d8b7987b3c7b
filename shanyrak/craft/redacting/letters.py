# ruff: noqa: E501 -- patterns read better unbroken
"""Classes of letters for regular expressions, which know no ``\\p{Lu}``: Latin with its extensions, Cyrillic."""

_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00))]

UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "".join(letter for letter in _LETTERS if letter.islower()) + "".join(map(chr, range(0x300, 0x330)))

# A word with a capital: Ruth, O'Brien, Jean-Pierre, McKay, Сәрсенбаева, HALL.
CAPITALISED = rf"[{UPPER}][{UPPER}{LOWER}]*(?:['’ʼ‑-][{UPPER}{LOWER}]+)*"
# Initials: "J.", "А.С.", "Ж-П."
INITIAL = rf"(?<!P\.)(?<!P\. )(?!P\.\s?S\.|З\.\s?Ы\.)[{UPPER}]\.(?:\s?-?[{UPPER}]\.)*"
# Small words inside names.
PARTICLE = (
    r"(?:von der|von dem|van der|van den|von|van|zu|zum|zur|de la|de las|de los|de l'|della|del|de|di|da|dos|das|"
    r"du|des|ter|ten|bin|ibn|bint|wa|ap|ferch|ould|ait|aït|abu|edle von|Edle von|['’]t|z|al|el|ben|uly|ulı|kyzy|qyzy|ұлы|қызы|улы|кызы|оглы|оғлы|заде|y)"
)
NAME = rf"(?:{INITIAL}\s?)?{CAPITALISED}(?:[ \u00a0]+(?:{PARTICLE}[ ])?(?:{INITIAL}|{CAPITALISED})){{0,3}}(?:[ ](?:ұлы|қызы|улы|кызы|оглы))?"
