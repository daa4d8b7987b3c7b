"""One letter from many people: its text once, and under it those who send it."""

from collections.abc import Sequence

from shanyrak.craft.composing.phrasebook import UnknownLanguage, phrases_of


def sign_together(body: str, signatures: Sequence[str], *, language: str) -> str:
    """
    Put under a letter that ends with its closing how many send it, and who: one signature a line, "" for who shows no
    name. The number stands on the first page, however many names follow.

    >>> print(sign_together("Stop.\\n\\nYours sincerely,\\n", ["Ruth, Bristol", ""], language="en"))
    Stop.
    <BLANKLINE>
    Yours sincerely,
    <BLANKLINE>
    People who send this letter together, in the same words: 2
    Not named here: 1
    <BLANKLINE>
    Ruth, Bristol
    <BLANKLINE>

    From one person it is a letter like any other. In a language without phrases the numbers are said in English.
    """
    names = [signature for signature in signatures if signature]
    letter = body.rstrip()
    if len(signatures) == len(names) == 1:
        return f"{letter}\n{names[0]}\n"
    try:
        words = phrases_of(language)
    except UnknownLanguage:
        words = phrases_of("en")
    counts = [words.together.format(count=len(signatures))]
    if unnamed := len(signatures) - len(names):
        counts.append(words.unnamed.format(count=unnamed))
    parts = [letter, "\n".join(counts), "\n".join(names)]
    return "\n\n".join(part for part in parts if part) + "\n"
