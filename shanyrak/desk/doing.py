"""One call into a room, and what is said about it afterwards."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# By the name of the case, because several rooms know the same one: two persons, a name without consent …
SENTENCES = {
    # Two persons
    "SamePerson": _(
        "Nothing was approved: you proposed this yourself, and a second person has to stand for it too. "
        "Ask another organiser to look at it."
    ),
    "AlreadyApproved": _("Nothing was changed: somebody has approved this already."),
    "AlreadySettled": _("Nothing was published: somebody else was quicker, and this proposal is settled."),
    # Contacts
    "AlreadyDisputed": _("Nothing was changed: somebody doubts it already, and nobody has settled that yet."),
    "GivenUp": _(
        "Nothing was changed: this contact was given up for good. If it lives again, write it down anew."
    ),
    "GivenUpMeanwhile": _(
        "Nothing was changed: this contact was given up for good. If it lives again, write it down anew."
    ),
    "SettledBefore": _("Nothing was changed: somebody was quicker, and their reason stands."),
    "NoReason": _("Nothing was settled: say why both are right, so that the next person need not ask."),
    # Appeals
    "NothingToRead": _("Nothing was kept: there is no letter in this text. Paste the text of the appeal."),
    "AlreadyDrafted": _("No second appeal was made: this reading has become an appeal already."),
    "ReadingClosed": _(
        "Nothing was changed: this reading has become an appeal, and how it was read is kept. Change the appeal instead."
    ),
    "NotInTheText": _(
        "Nothing was marked: these words do not stand in the text. Copy them from it as they are; "
        "you can mend them afterwards."
    ),
    "NoSuchFact": _(
        "Nothing was changed: what you answered is no longer in this reading. The page below is fresh."
    ),
    "NoSuchPlace": _("Nothing was moved: say what it is, and to which of those on this page it belongs."),
    "NoWords": _("Nothing was proposed: there are no words in this language yet. Write them first."),
    "NoEnd": _(
        "Nothing was published: an appeal needs a last day to write, at most six weeks from today. "
        "Propose it again with such a day."
    ),
    "NotChecked": _(
        "Nothing was proposed: say who checked the facts, and how we know that those concerned agree."
    ),
    "NameWithoutConsent": _(
        "Nothing was published: the words name a person at risk, and no consent of that person is recorded. "
        "Record it under “Named persons”, or take the name out of the words."
    ),
    "NobodyToWriteTo": _(
        "Nothing was published: no office of this appeal has a sheet that two persons stand for. "
        "Approve one first; another person has to have proposed it."
    ),
    "NobodyLeftToWriteTo": _(
        "Nothing was changed: it is the only office left to write to. Hold the appeal if nobody should write at all."
    ),
    "NotNow": _("Nothing was published: the appeal is stopped or closed."),
    "UnableToStep": _(
        "Nothing was changed: the appeal is no longer in the state this page showed. "
        "The page below is fresh; please look again."
    ),
    # Letters
    "AppealNotOpen": _("The letter was not released: its appeal is held, stopped or closed."),
    "AlreadyWritten": _(
        "The letter was not released: this person’s letter to the same office has left before. "
        "You can withdraw this one."
    ),
    "NoReply": _("Nothing was sent: there are no words yet. Write them first."),
    "SentBefore": _("Nothing was changed: these words are out, and who read them should not find others."),
    "NotUnderstood": _("Nothing was counted: one of the three answers is missing."),
    "CountedBefore": _("Nothing was counted: this letter’s answers are in already."),
    "NoAnswer": _("Nothing was filed: say what the office wrote or said."),
    "NotItsTarget": _("Nothing was filed: this appeal does not write to that office."),
    "UnableToDecide": _("Nothing was changed: somebody else, or late evidence, has settled it already."),
    # Paper
    "NothingWaits": _("No batch was made: nothing waits in the tray that may be posted now."),
    "NoSuchSerial": _(
        "Nothing was written down: no letter of this batch has this serial. It stands at its foot."
    ),
    "WasPrinted": _(
        "It was not printed again: these letters went to the printer before. If that paper is lost or blank, say so."
    ),
    "NoReasonToReprint": _("Nothing was written down: say what happened to the paper."),
    # Copies
    "NotReceived": _("Nothing was kept: somebody has released or withdrawn this copy meanwhile."),
    "NothingLeft": _("Nothing was kept: nothing remains of the letter. Withdraw the copy instead."),
    "StillTellsWho": _(
        "Nothing was kept yet: the writer’s name or address still stands in it, letter for letter. "
        "Take it out on the right, and keep it again."
    ),
    "MarksElsewhere": _("Nothing was kept: the letter has changed meanwhile. Please look at it again."),
    "NotRedacted": _("It was not released: nobody has redacted it, or it was sent back meanwhile."),
    "NotAgreed": _(
        "It was not released: its writer has not said that the residents may read it. Wait for their answer, or "
        "write down how you know."
    ),
    "Frozen": _("It was not released: the copies are frozen until two persons thaw them."),
    "SamePersonThaws": _("It stays frozen: you asked for the thaw, and a second person has to agree to it."),
    "KeeperThaws": _("It stays frozen: it is about you, so two others decide."),
    "CopyGone": _("Nothing was written down: this copy was taken back, or erased because nobody answered."),
    "NotSaidHow": _("Nothing was written down: say how you know that the writer agrees."),
    "PlacedBefore": _("Nothing was changed: somebody was quicker, and it is among the copies."),
    "NotYetReleased": _("It was not sent back: it is not waiting for release any more."),
    "AlreadyWithdrawn": _("Nothing was changed: this copy was withdrawn."),
    "UnableToOpen": _("It was not placed: no words of a person can be read in it. It stays kept as it is."),
    # Translations
    "NotOpen": _("It was not given to you: somebody else has it, or it is done. Please choose another one."),
    "NotYours": _(
        "It was not kept: somebody else has this text by now, or its source has changed. "
        "Copy what you wrote, and look at the list again."
    ),
    "NothingWritten": _("Nothing was handed on: there are no words in it yet."),
    "NotDrafted": _("Nothing was changed: this translation does not wait for a second reader any more."),
    "NoRemark": _("It was not sent back: say what should be changed, so that the translator knows."),
    "NothingToTranslate": _("Nothing was asked for: there is no text to translate."),
    "SameLanguage": _("Nothing was asked for: the text is in that language already."),
    "NotDisputed": _("Nothing was changed: somebody has decided between the two readings by now."),
    "SameReading": _(
        "Nothing was changed: your reading says what the first one says. Change a sentence, or approve it."
    ),
    "NoneChosen": _("Nothing was gathered: none of the letters you ticked still waits for a translator."),
    "CannotLead": _("Nothing was gathered: this letter has changed meanwhile. Please look at it again."),
    "NoTerm": _("Nothing was written down: say which word it is."),
    "NoCase": _("Nothing was written down: this text belongs to no appeal."),
    "NoMachine": _("No machine was asked: whoever runs this site has named none. What you wrote is kept."),
    "MachineSilent": _("The machine did not answer. What you wrote is kept; go on without it."),
    "MachineRefused": _(
        "The machine could not translate between these languages. What you wrote is kept; go on without it."
    ),
    "MachineUnready": _(
        "The machine has no model for these languages on this computer. What you wrote is kept; go on without it."
    ),
    # Bulletins
    "LetterTakenBack": _(
        "It was not approved: a letter on it was taken back, or its translation has changed. Assemble it anew."
    ),
    "NotPrintable": _(
        "It was not approved: it does not print. A letter is too long for one leaf, or a font is missing. "
        "Assemble it anew with a shorter one, or install the Noto fonts."
    ),
    "NothingChosen": _("No sheet was made: choose the letters that are to stand on it."),
    "NotACandidate": _("No sheet was made: one of the letters is not released, or not translated, any more."),
    "NotInTheLetter": _("No sheet was made: a chosen part does not stand in its letter."),
    "NotApproved": _("Nothing was written down: two persons must stand for a sheet before it is carried."),
    "NoKey": _(
        "No file was made: we know no age key of this partner. Ask them for one (“age1…”) and note it with their name."
    ),
    "NoSheets": _("Nothing was written down: say how many sheets were taken."),
    # Solidarity
    "NoAdvice": _("Nothing was proposed: say how everybody reads it, and who advised these rules."),
    "TrackNotOpen": _("Nothing was kept: this track takes no messages now."),
    "NoMessage": _("Nothing was released: there are no words in it, or too many."),
    "AlreadySettledGreeting": _("Nothing was changed: somebody has settled or carried this message by now."),
    "LookAgain": _(
        "It was not released: words stand in it that this track’s rules ask you to look at. Take them out, or tick that "
        "you have looked and they may stay."
    ),
    "ShowsWhere": _(
        "It was not released: an address or a number stands in it, and that may harm. Take it out."
    ),
    # Outcomes
    "NoSource": _("Nothing was recorded: say who says so, and where it can be read or heard."),
    "NoStatement": _("Nothing was recorded: say in a sentence what happened."),
    "NotADay": _("Nothing was recorded: write the day as 2026-03-25, 2026-03 or 2026, or leave it empty."),
    "NothingSaid": _("Nothing was kept: there are no words in it."),
    "TooLong": _("Nothing was kept: it is longer than 4,000 characters. Cut it in two."),
    "VoiceSettled": _("Nothing was changed: somebody has released it or set it aside by now."),
    "TellsWhere": _(
        "It was not released: a telephone, an address or a document’s number still stands in it. Take it out; a first "
        "name may stay."
    ),
    "NothingToShow": _("Nothing was kept: no words of the office are left in it."),
    "NotInTheAnswer": _(
        "Nothing was kept: some of these words the office did not write. Take words out with […], and put none in."
    ),
    "AlreadyShown": _("Nothing was changed: everybody can read it already, and it stays as it is."),
    "NothingPublished": _(
        "Nothing was asked for: these words are not published yet, and volunteers see only what is."
    ),
    "NotAllApproved": _("Nothing was written: not all of its texts are translated and approved yet."),
    "UnknownKind": _("Nothing was recorded: choose what happened from the list."),
}
ANYTHING_ELSE = _(
    "Nothing was changed, because it is no longer in the state this page showed. The page below is fresh; "
    "please look again."
)


def attempt(request: HttpRequest, deed: Callable[..., Any], *, done: str = "", **with_what: Any) -> Any:
    """
    Call a deed with this moment and say to the person how it went.

    Returns what the deed returns, True for None; None when it was an anticipated ``UnableTo…``, which is then put
    into words. Anything else passes through.
    """
    try:
        result = deed(now=timezone.now(), **with_what)
    except Exception as error:
        if not is_anticipated(error):
            raise
        messages.error(request, explain(error))
        return None
    if done:
        messages.success(request, done)
    return True if result is None else result


def attempt_with(
    request: HttpRequest, form: Any, deed: Callable[..., Any], *, done: str = "", **with_what: Any
) -> Any:
    """The same with what the form holds; a form that is not right is complained of, and nothing is called."""
    if not form.is_valid():
        complain(request, form)
        return None
    return attempt(request, deed, done=done, by=request.user, **form.cleaned_data, **with_what)


def is_anticipated(error: Exception) -> bool:
    """Every deed's anticipated failures stand under one exception named UnableTo…"""
    return any(kind.__name__.startswith("UnableTo") for kind in type(error).__mro__)


def explain(error: Exception) -> str:
    """Say what happened to their thing, why, and what they can do now. Never the exception's own text."""
    names = (kind.__name__ for kind in type(error).__mro__)
    return str(next((SENTENCES[name] for name in names if name in SENTENCES), ANYTHING_ELSE))


def complain(request: HttpRequest, form: Any) -> None:
    """Say what a form that has no page of its own did not like."""
    for field, errors in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        messages.error(request, " ".join(filter(None, [f"{label}:" if label else "", *errors])))
