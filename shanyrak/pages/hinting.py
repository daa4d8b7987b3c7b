"""Advice beside the letter. It never blocks."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyrak.appeals.models import Appeal
from shanyrak.craft.composing.sizes import measure
from shanyrak.craft.courtesy import Kind, hints
from shanyrak.craft.likeness import runs_of
from shanyrak.letters.likening import is_written_before
from shanyrak.pages.appeal_sheet import Truth, publication_for
from shanyrak.pages.letter_sheet import OfficeLetter
from shanyrak.pages.published_words import words_of
from shanyrak.pages.saying import language_name
from shanyrak.pages.tokens import Written

COPIED = 0.6  # of the own words' runs of three words; a quotation of the appeal is fine, a copy is not
LEAST_RUNS = 4


def hints_for(appeal: Appeal, letters: Sequence[OfficeLetter], written: Written) -> list[Truth]:
    if not letters:
        return []
    return [
        _length(letters[0]),
        *_courtesy(written.own),
        *_likeness(appeal, written),
        *_languages(letters, written),
    ]


def _likeness(appeal: Appeal, written: Written) -> list[Truth]:
    """Own words that are somebody else's: the appeal's, or those of many."""
    if is_written_before(appeal, written.own):
        return [
            Truth(
                "half",
                _(
                    "Others have written exactly these words for this appeal. Change a sentence, or two, to your own: "
                    "the hundredth copy is put away unread."
                ),
            )
        ]
    words = words_of(publication_for(appeal, written.language))
    said = "\n".join(
        [words.story, words.case_sentence, words.standfirst, *(each.text for each in words.demands)]
    )
    runs = runs_of(written.own)
    if len(runs) >= LEAST_RUNS and len(runs & runs_of(said)) / len(runs) >= COPIED:
        return [
            Truth(
                "half",
                _(
                    "These words stand in the appeal already. Say why it concerns you: that stands nowhere yet."
                ),
            )
        ]
    return []


def _courtesy(own: str) -> list[Truth]:
    """What an office would throw away, or what may hurt the writer; each kind once."""
    kinds = dict.fromkeys(hint.kind for hint in hints(own)) if own else {}
    return [
        Truth("doubt" if kind is Kind.THREAT else "half", words) for kind in kinds if (words := _advice(kind))
    ]


def _advice(kind: Kind) -> str:
    match kind:
        case Kind.THREAT:
            return _(
                "This reads like a threat. If you leave it, a person reads your letter before it leaves; "
                "a threat helps nobody whom the letter is about."
            )
        case Kind.INSULT:
            return _("An insult gives the office a reason to put your letter away. The facts weigh more.")
        case Kind.SHOUTING:
            return _("Whole sentences in capitals read like shouting.")
        case Kind.EXCLAMATIONS:
            return _("Fewer exclamation marks weigh more.")
        case Kind.PRIVATE_DATA:
            return _(
                "There is a private number or address in your words. Please leave out what belongs to others."
            )
        case Kind.LINKS:
            return _("Mail with many links is often put away as advertising.")
    return ""  # its length has been said


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
