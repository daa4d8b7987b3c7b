"""Advice beside the letter. It never blocks."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.craft.composing.sizes import measure
from shanyrak.pages.appeal_sheet import Truth
from shanyrak.pages.letter_sheet import OfficeLetter
from shanyrak.pages.saying import language_name
from shanyrak.pages.tokens import Written


def hints_for(letters: Sequence[OfficeLetter], written: Written) -> list[Truth]:
    if not letters:
        return []
    return [_length(letters[0]), *_languages(letters, written)]


def _length(letter: OfficeLetter) -> Truth:
    sizes = measure(letter.text.subject, letter.text.body)
    words = ngettext("%(count)d word", "%(count)d words", sizes.words) % {"count": sizes.words}
    if sizes.fax_pages == 1:
        return Truth("sure", _("%(words)s: it fits one page.") % {"words": words})
    return Truth(
        "half", _("%(words)s: more than one page. A short letter is read more often.") % {"words": words}
    )


def _languages(letters: Sequence[OfficeLetter], written: Written) -> list[Truth]:
    hints = []
    translated = next((letter for letter in letters if letter.reading), None)
    if translated and written.own:
        hints.append(
            Truth(
                "half",
                _("Your own words stay as you wrote them, in a letter in another language (%(language)s).")
                % {"language": language_name(translated.text.language)},
            )
        )
    return hints
