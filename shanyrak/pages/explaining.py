"""Each anticipated failure as a sentence to its person: what happened to their letter, why, what they can do now."""

from django.utils.translation import gettext as _

from shanyrak.letters.confirming import LinkTooOld, LinkUnknown, TakenBack
from shanyrak.letters.filing import FiledBefore, TooManyFiled
from shanyrak.letters.pooling import NoAnswer, NotItsTarget
from shanyrak.letters.writing import AlreadyWritten, AppealNotOpen, TooManyMails, UnableToWrite
from shanyrak.pages.tokens import TooOld, UnableToRead


def explain(unable: UnableToWrite) -> str:
    """Say what happened to the letter, why, and what its writer can do now."""
    match unable:
        case AppealNotOpen():
            return _(
                "Your letter has not left: this appeal takes no letters now. Its page says why. "
                "Other appeals are on the front page."
            )
        case AlreadyWritten():
            return _(
                "We send no second letter: somebody with this email address has already written to this office about this "
                "appeal. You can still call, or write to the other offices."
            )
        case TooManyMails():
            return _(
                "Your letter has not left: we have already sent three links to this email address today and send no more, "
                "so that nobody can flood a mailbox through us. Please use one of them, or come back tomorrow."
            )
        case LinkTooOld():
            return _(
                "Your letter has not left: this link was good for two days and those are over. "
                "Please write it once more; it takes two minutes."
            )
        case TakenBack():
            return _("Nothing leaves: you withdrew this letter.")
        case LinkUnknown():
            return _(
                "No letter belongs to this link. Perhaps the mail program cut it in two: please copy the whole line. "
                "Or the letter was erased."
            )
    return _("Your letter has not left, and we do not know why. Please try again in a few minutes.")


def explain_form(unable: UnableToRead) -> str:
    """Say why a page has to be looked at once more."""
    if isinstance(unable, TooOld):
        return _(
            "Nothing has left yet: this page stood open for more than twelve hours and had to be renewed. "
            "Please look at your letter once more and go on."
        )
    return _(
        "Nothing has left yet: the form came to us incomplete. We have renewed it. "
        "Please look at your letter once more and go on."
    )


def explain_filing(unable: Exception) -> str:
    """Say why what an office answered was not filed."""
    match unable:
        case NoAnswer():
            return _("Nothing was filed: please write down what they said, in a sentence at least.")
        case FiledBefore():
            return _("Nothing more was filed: we have these words from you already.")
        case TooManyFiled():
            return _("Nothing was filed: you have told us of five answers, and one letter takes no more.")
        case NotItsTarget():
            return _(
                "Nothing was filed: your letter did not go to this office, or one of the fields is empty."
            )
    return _("Nothing was filed: this machine may not read answers. Please tell the campaign in another way.")
