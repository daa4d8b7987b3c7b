"""
Where one can go in a world: every URL name, with what its address needs, who goes there, and what awaits them.

A URL name that stands here nowhere fails ``test_every_page.py``.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import pyrage
from django.conf import settings
from django.core.signing import TimestampSigner, b62_encode
from django.urls import reverse
from django.utils import timezone, translation

from shanyrak.copies.agreeing import agree_token
from shanyrak.copies.freezing import freeze, thaw
from shanyrak.letters.silencing import silence_url
from shanyrak.pages.tokens import Written, new_form_token
from shanyrak.people.models import User
from tests.journeys.world import PASSWORD, World

Made = Callable[[World], dict[str, Any]]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
STRANGER = ""


def nothing(_world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Place:
    """
    One visit. ``needs`` are the arguments of the address; ``brings``, if any, are the fields of the POST that
    opens it (a public form has no other way in).
    """

    name: str  # of the URL
    needs: Made = nothing
    who: str = "marta"  # signed in; STRANGER is nobody
    brings: Made | None = None
    status: int = 200
    language: str = "en"
    called: str = ""  # in the report and the pictures, when a name has several visits

    @property
    def id(self) -> str:
        shown = self.called or self.name.replace(":", "-")
        return f"{shown}-{self.language}" if self.is_public else shown

    @property
    def is_public(self) -> bool:
        return self.name.startswith("pages:")

    def path(self, world: World) -> str:
        with translation.override(self.language):
            return reverse(self.name, kwargs=self.needs(world))


@dataclass(frozen=True, slots=True)
class Deed:
    """A button that has no page of its own: what is posted, and on which page one stands afterwards."""

    name: str
    needs: Made
    leads_to: str
    brings: Made = field(default=nothing)
    who: str = "marta"

    @property
    def id(self) -> str:
        return self.name.replace(":", "-")


def number(world: World) -> dict[str, Any]:
    return {"number": world.number}


def of_draft(world: World) -> dict[str, Any]:
    return {"number": world.draft}


def of_stopped(world: World) -> dict[str, Any]:
    return {"number": world.stopped}


def one(key: str, value: Callable[[World], Any]) -> Made:
    return lambda world: {key: value(world)}


# --- The public door, in each language -------------------------------------------------------------------------


def a_letter(world: World) -> dict[str, Any]:
    """What the form of the second step posts, filled in by somebody abroad."""
    offices = [str(target.office_id) for target in world.appeal.targets.all()]
    demands = [demand.number for demand in world.appeal.demands.all()]
    return {
        "token": new_form_token(),
        "whom": offices,
        "order": demands,
        "ask": demands,
        "own": "My pupils write letters too.",
        "name": "Ruth Calloway",
        "place": "Bristol",
        "country": "GB",
    }


def from_inside(world: World) -> dict[str, Any]:
    return {**a_letter(world), "country": "KZ"}


def without_a_name(world: World) -> dict[str, Any]:
    return {**a_letter(world), "name": ""}


def a_sealed_letter(world: World) -> dict[str, Any]:
    written = a_letter(world)
    sealed = Written(
        token=an_old_token(),
        appeal=world.number,
        offices=tuple(written["whom"]),
        order=tuple(written["order"]),
        demands=tuple(written["ask"]),
        own=written["own"],
        name=written["name"],
        place=written["place"],
        country=written["country"],
    )
    return {"written": sealed.seal()}


def an_old_token() -> str:
    """As if the writing page had been opened a minute ago: a form that comes back at once is a robot's."""
    a_minute_ago = b62_encode(int(time.time()) - 60)
    with patch.object(TimestampSigner, "timestamp", lambda _self: a_minute_ago):
        return new_form_token()


def to_be_sent(world: World) -> dict[str, Any]:
    contacts = world.appeal.targets.first().office.contacts.usable()
    return {
        **a_sealed_letter(world),
        "email": "ruth@writers.example",
        "carry": [str(contact.pk) for contact in contacts],
        "news": "yes",
    }


def mistyped(world: World) -> dict[str, Any]:
    return {**to_be_sent(world), "email": "ruth at home"}


def by_hand(world: World) -> dict[str, Any]:
    return {**a_sealed_letter(world), "channel": "phone", "outcome": "spoke"}


def by_no_button(world: World) -> dict[str, Any]:
    return {**a_sealed_letter(world), "channel": "phone", "outcome": "shouted"}


def a_copy(_world: World) -> dict[str, Any]:
    return {"token": an_old_token(), "how": "fax", "text": "Hold on.", "copy": "yes", "country": "GB"}


def half_a_copy(_world: World) -> dict[str, Any]:
    return {"token": an_old_token(), "text": "Hold on."}


def of_scan(world: World) -> dict[str, Any]:
    return {"arrival_id": world.scan}


def a_freeze(_world: World) -> dict[str, Any]:
    """One that another person asks to thaw."""
    tomas, now = User.objects.get(username="tomas"), timezone.now()
    return {"freeze_id": thaw(freeze=freeze(by=tomas, because="A drill.", now=now), by=tomas, now=now).pk}


def a_way(world: World) -> dict[str, Any]:
    return {"number": world.number, "contact_id": world.appeal.targets.first().office.contacts.first().pk}


def at_an_office(world: World) -> dict[str, Any]:
    return {"number": world.number, "office_id": world.appeal.targets.first().office_id}


def a_trouble(_world: World) -> dict[str, Any]:
    return {"token": an_old_token(), "what": "no_answer", "value": "office@kemertas.example"}


def half_a_trouble(_world: World) -> dict[str, Any]:
    return {"token": an_old_token(), "link": "somewhere"}


def a_message(world: World) -> dict[str, Any]:
    words = "Ich denke jeden Tag an Sie. Vor meinem Fenster blüht der Apfelbaum."
    return {"token": an_old_token(), "track": str(world.tracks[0]), "text": words, "first_name": "Hanna"}


def an_unsafe_message(world: World) -> dict[str, Any]:
    return {**a_message(world), "text": "Call me: +44 1632 960144"}


def paper_by(channel: str) -> Made:
    def brings(world: World) -> dict[str, Any]:
        office = world.appeal.targets.first().office
        contact = office.contacts.usable().filter(channel=channel).first()
        return {**a_sealed_letter(world), "contact": str(contact.pk) if contact else f"handin-{office.pk}"}

    return brings


def of_survey(world: World) -> dict[str, Any]:
    return {"token": world.survey_token}


def to_end(world: World) -> dict[str, Any]:
    return {"token": world.unsubscribe_token}


def to_silence(_world: World) -> dict[str, Any]:
    return {"token": silence_url("stranger@mail.example", "en").rstrip("/").rpartition("/")[2]}


def silence(_world: World) -> dict[str, Any]:
    return {"do": "silence"}


def one_answer(_world: World) -> dict[str, Any]:
    return {"heard": "nobody"}


def three_answers(_world: World) -> dict[str, Any]:
    return {"heard": "nobody", "heard_by": "not", "again": "yes"}


def _public(language: str) -> list[Place]:
    def place(name: str, needs: Made = nothing, **more: Any) -> Place:
        return Place(f"pages:{name}", needs, who=STRANGER, language=language, **more)

    return [
        place("home"),
        place("about"),
        place("your-data"),
        place("appeal", number),
        place("appeal", of_stopped, called="pages-appeal-stopped"),
        place("write", number),
        place("write", number, brings=from_inside, called="pages-write-from-inside"),
        place("send", number, brings=a_letter),
        place("send", number, brings=without_a_name, status=422, called="pages-write-lacking"),
        place("send", of_stopped, brings=a_letter, status=409, called="pages-not-now"),
        place("sent", number, brings=to_be_sent),
        place("sent", number, brings=mistyped, status=422, called="pages-send-lacking"),
        place("by-hand", number, brings=by_hand),
        place("by-hand", number, brings=by_no_button, status=422, called="pages-by-hand-lacking"),
        place("copy", number),
        place("copy", number, brings=a_copy, called="pages-copy-thanks"),
        place("copy", number, brings=half_a_copy, status=422, called="pages-copy-lacking"),
        place("agree", one("token", lambda world: agree_token(world.outside))),
        place("report", a_way),
        place("report", a_way, brings=a_trouble, called="pages-report-thanks"),
        place("report", a_way, brings=half_a_trouble, status=422, called="pages-report-lacking"),
        place("message", number),
        place("message", number, brings=a_message, called="pages-message-kept"),
        place("message", number, brings=an_unsafe_message, status=422, called="pages-message-lacking"),
        place("confirm", one("token", lambda world: world.confirm_token)),
        place("confirm", one("token", lambda _: "never-made"), status=404, called="pages-confirm-unknown"),
        place("letter", one("token", lambda world: world.letter_token)),
        place("unsubscribe", to_end),
        place("unsubscribe", to_end, brings=nothing, called="pages-unsubscribe-done"),
        place("no-mail", to_silence),
        place("no-mail", to_silence, brings=silence, called="pages-no-mail-done"),
        place("questions", of_survey),
        place("questions", of_survey, brings=one_answer, status=422, called="pages-questions-lacking"),
        place("questions", of_survey, brings=three_answers, called="pages-questions-counted"),
        place("appeal", one("number", lambda _: 999), status=404, called="404"),
    ]


PUBLIC = [place for language in LANGUAGES for place in _public(language)]


def in_batch(world: World) -> dict[str, Any]:
    return {"batch_number": world.batch.number}


def rightly_counted(world: World) -> dict[str, Any]:
    return {"counted": str(len(world.batch.papers)), "last": world.batch.papers[-1].serial}


# --- The staff door --------------------------------------------------------------------------------------------

DESK = [
    Place("desk:now"),
    Place("desk:now", who="tomas", called="desk-now-of-tomas"),
    Place("desk:readings"),
    Place("desk:new_reading"),
    Place("desk:reading", one("reading_id", lambda world: world.reading)),
    Place(
        "desk:reading", one("reading_id", lambda world: world.appeal.reading.pk), called="desk-reading-kept"
    ),
    Place("desk:appeals"),
    Place("desk:appeal", number),
    Place("desk:appeal", of_draft, called="desk-appeal-draft"),
    Place("desk:appeal", of_stopped, called="desk-appeal-stopped"),
    Place("desk:words", lambda world: {"number": world.number, "language": "en"}),
    Place("desk:words", lambda world: {"number": world.draft, "language": "kk"}, called="desk-words-beside"),
    Place("desk:propose", lambda world: {"number": world.number, "language": "en"}),
    Place("desk:proposal", one("proposal_id", lambda world: world.proposal)),
    Place("desk:contacts", of_draft),
    Place("desk:stop_one"),
    Place("desk:new_bulletin", number),
    Place("desk:new_outcome", number),
    Place("desk:approvals"),
    Place("desk:targets"),
    Place("desk:new_office"),
    Place("desk:directories"),
    Place("desk:import_directory", one("arrival_id", lambda world: world.directory)),
    Place("desk:contacts_in_doubt"),
    Place("desk:contradictions"),
    Place("desk:contact", one("contact_id", lambda world: world.doubted)),
    Place("desk:office", one("office_id", lambda world: world.sheet.office_id)),
    Place("desk:change_office", one("office_id", lambda world: world.sheet.office_id)),
    Place("desk:outbox"),
    Place("desk:held_deliveries"),
    Place("desk:sandbox"),
    Place("desk:sandbox_mail", one("name", lambda world: world.mail)),
    Place("desk:print_tray"),
    Place("desk:print_batch", in_batch),
    Place("desk:held_letters"),
    Place("desk:held_letter", one("letter_id", lambda world: world.held_letters[0])),
    Place("desk:answers"),
    Place("desk:answer", one("pool_id", lambda world: world.answers[0])),
    Place("desk:answer", one("pool_id", lambda world: world.answers[2]), called="desk-answer-replied-to"),
    Place("desk:file_answer", number),
    Place("desk:copies"),
    Place("desk:new_copy"),
    Place("desk:type_out", of_scan),
    Place("desk:agreement", one("copy_id", lambda world: world.outside.pk)),
    Place("desk:freeze"),
    Place("desk:copy", one("copy_id", lambda world: world.received[0])),
    Place("desk:copy", one("copy_id", lambda world: world.redacted[0]), called="desk-copy-compare"),
    Place("desk:translations"),
    Place("desk:translation", one("translation_id", lambda world: world.translations["claimed"])),
    Place(
        "desk:translation",
        one("translation_id", lambda world: world.translations["drafted"]),
        called="desk-translation-to-read",
    ),
    Place(
        "desk:translation",
        one("translation_id", lambda world: world.translations["open"]),
        called="desk-translation-open",
    ),
    Place(
        "desk:translation",
        one("translation_id", lambda world: world.translations["disputed"]),
        called="desk-translation-two-readings",
    ),
    Place(
        "desk:translation",
        one("translation_id", lambda world: world.translations["gathering"]),
        called="desk-translation-for-many",
    ),
    Place("desk:bulletins"),
    Place("desk:bulletin", one("bulletin_id", lambda world: world.bulletin)),
    Place(
        "desk:bulletin", one("bulletin_id", lambda world: world.taken_bulletin), called="desk-bulletin-taken"
    ),
    Place("desk:outcomes"),
    Place("desk:new_thanks", one("outcome_id", lambda world: world.outcome.pk)),
    Place("desk:thanks", one("thanks_id", lambda world: world.thanks.pk)),
    Place("desk:translated_words", number),
    Place("desk:solidarity"),
    Place("desk:new_track", number),
    Place("desk:track", one("track_id", lambda world: world.tracks[0])),
    Place("desk:track", one("track_id", lambda world: world.tracks[1]), called="desk-track-proposed"),
    Place("desk:greeting", one("greeting_id", lambda world: world.greeting)),
    Place("desk:voices"),
    Place("desk:voice", one("voice_id", lambda world: world.voice)),
    Place("desk:partner", who="saule"),
    Place("desk:answer", one("pool_id", lambda world: world.answers[1]), called="desk-answer-to-show"),
    Place("desk:arrivals"),
    Place("desk:arrival", one("arrival_id", lambda world: world.arrivals[0])),
    Place("desk:appeals", who="saule", called="desk-appeals-of-saule"),
    # Wagtail's own that our pages lead to
    Place("wagtailadmin_pages:edit", one("page_id", lambda world: world.appeal.pages.first().pk)),
    # Accounts
    Place("account_login", who=STRANGER),
    Place("account_logout"),
    Place("account_change_password"),
    Place("account_reauthenticate"),
    Place("account_inactive", who=STRANGER),
    Place("mfa_index"),
    Place("mfa_index", who="saule", called="mfa_index-in-use"),
    Place("mfa_activate_totp"),
    Place("mfa_deactivate_totp", who="saule"),
    Place("mfa_view_recovery_codes", who="saule"),
    Place("mfa_generate_recovery_codes", who="saule"),
    Place("mfa_list_webauthn", who="saule"),
    Place("mfa_add_webauthn"),
    Place("mfa_edit_webauthn", one("pk", lambda world: world.key), who="saule"),
    Place("mfa_remove_webauthn", one("pk", lambda world: world.key), who="saule"),
    Place("mfa_reauthenticate", who="saule"),
    Place("mfa_reauthenticate_webauthn", who="saule"),
]

# Reached only by signing in as somebody with a second factor; test_every_page.py does.
AT_THE_DOOR = "mfa_authenticate"

# --- What is no page ---------------------------------------------------------------------------------------------

FILES = {
    Place("desk:scan_page", lambda world: {**of_scan(world), "page": 1}): "image/jpeg",
    Place("pages:status", number, who=STRANGER): "application/json",
    Place("pages:letter-pdf", number, who=STRANGER, brings=paper_by("post")): "application/pdf",
    Place("pages:fax-pdf", number, who=STRANGER, brings=paper_by("fax")): "application/pdf",
    Place("pages:hand-in-pdf", number, who=STRANGER, brings=paper_by("handin")): "application/pdf",
    Place("pages:letter-eml", number, who=STRANGER, brings=paper_by("email")): "message/rfc822",
    Place("desk:hand_in", at_an_office): "application/pdf",
    Place("desk:paper", one("name", lambda world: world.paper)): "application/pdf",
    Place("desk:batch_letters", in_batch): "application/pdf",
    Place("desk:batch_list", in_batch): "application/pdf",
    Place("desk:batch_labels", lambda _: {"batch_number": 1, "layout": "us-30"}): "application/pdf",
    Place("desk:spoiled_paper", lambda _: {"batch_number": 1, "serial": "1-001"}): "application/pdf",
    Place("desk:bulletin_pdf", one("bulletin_id", lambda world: world.bulletin)): "application/pdf",
    Place("desk:bulletin_screen", one("bulletin_id", lambda world: world.bulletin)): "text/html",
    Place("desk:bulletin_aloud", one("bulletin_id", lambda world: world.bulletin)): "text/plain",
    Place(
        "desk:bulletin_package",
        lambda world: {"bulletin_id": world.taken_bulletin, "partner_id": world.partner},
    ): "application/octet-stream",
    Place(
        "desk:partner_bulletin", one("bulletin_id", lambda world: world.taken_bulletin), who="saule"
    ): "application/octet-stream",
    Place("desk:track_sheet", one("track_id", lambda world: world.tracks[0])): "application/pdf",
    Place("desk:export_directory", one("key", lambda _: "csv")): "text/csv",
    Place("mfa_download_recovery_codes", who="saule"): "text/plain",
    Place("mfa_login_webauthn", who=STRANGER): "application/json",
}

# allauth's, which this house has no use for: each leads to the one way in.
CLOSED = {
    "account_signup": {},
    "account_email": {},
    "account_email_verification_sent": {},
    "account_confirm_email": {"key": "x"},
    "account_set_password": {},
    "account_reset_password": {},
    "account_reset_password_done": {},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
    "account_reset_password_from_key_done": {},
    "account_confirm_login_code": {},
    "wagtailadmin_login": {},
    "wagtailadmin_password_reset": {},
    "wagtailadmin_password_reset_done": {},
    "wagtailadmin_password_reset_confirm": {"uidb64": "x", "token": "x"},
    "wagtailadmin_password_reset_complete": {},
}

BECAUSE = {"because": "We look at it again."}


def because(_world: World) -> dict[str, Any]:
    return BECAUSE


# In an order in which each finds what it changes.
DEEDS = [
    Deed(
        "desk:settle",
        one("reading_id", lambda world: world.reading),
        "desk:reading",
        lambda _: {"path": "title", "say": "as_read"},
    ),
    Deed(
        "desk:mark_missed",
        one("reading_id", lambda world: world.reading),
        "desk:reading",
        lambda _: {"words": "5 Lake Street", "what": "demands"},
    ),
    Deed(
        "desk:move_facts",
        one("reading_id", lambda world: world.reading),
        "desk:reading",
        lambda _: {"path": "targets/0/phones/0", "to": "copies_to/new"},
    ),
    Deed(
        "desk:take_part",
        one("reading_id", lambda world: world.reading),
        "desk:reading",
        lambda _: {"first_line": "1", "last_line": "8"},
    ),
    Deed(
        "desk:say_source",
        one("reading_id", lambda world: world.reading),
        "desk:reading",
        lambda _: {"source": "solidarity.example"},
    ),
    Deed(
        "desk:make_appeal",
        one("reading_id", lambda world: world.reading),
        "desk:appeal",
        lambda _: {"residents_language": "kk"},
    ),
    Deed(
        "desk:add_development",
        number,
        "desk:appeal",
        lambda _: {"day": "2026-11", "text": "She was let out.", "language": "en"},
    ),
    Deed(
        "desk:person",
        lambda world: {"number": world.number, "person_id": world.person},
        "desk:appeal",
        lambda _: {"shown_as": "named", "consent": "She said so by telephone."},
    ),
    Deed(
        "desk:forget_person",
        lambda world: {"number": world.number, "person_id": world.person},
        "desk:appeal",
    ),
    Deed("desk:approve_sheet", one("sheet_id", lambda world: world.sheet.pk), "desk:office"),
    Deed(
        "desk:approve_confirmation",
        one("confirmation_id", lambda world: world.confirmation.pk),
        "desk:office",
    ),
    Deed(
        "desk:new_contact",
        one("office_id", lambda world: world.sheet.office_id),
        "desk:office",
        lambda _: {"channel": "phone", "printed": "+44 1632 960199"},
    ),
    Deed(
        "desk:propose_value",
        one("contact_id", lambda world: world.confirmation.contact_id),
        "desk:office",
        lambda _: {"value": "+44 1632 960199", "how": "telephone"},
    ),
    Deed("desk:check_contact", one("contact_id", lambda world: world.doubted), "desk:contact"),
    Deed(
        "desk:read_reports",
        one("contact_id", lambda world: world.doubted),
        "desk:contact",
        lambda _: {"say": "aside"},
    ),
    Deed("desk:give_up_contact", one("contact_id", lambda world: world.doubted), "desk:contact", because),
    Deed("desk:approve_giving_up", one("giving_up_id", lambda world: world.giving_up), "desk:contact"),
    Deed(
        "desk:dispute_contact",
        one("contact_id", lambda world: world.confirmation.contact_id),
        "desk:contact",
        because,
    ),
    Deed("desk:settle_contradiction", lambda _: {"facts": "0" * 64}, "desk:contradictions", because),
    Deed(
        "desk:suspend_contact",
        one("contact_id", lambda world: world.confirmation.contact_id),
        "desk:office",
        because,
    ),
    Deed(
        "desk:restore_contact", one("contact_id", lambda world: world.confirmation.contact_id), "desk:office"
    ),
    Deed(
        "desk:decide_delivery",
        one("delivery_id", lambda world: world.held_delivery),
        "desk:held_deliveries",
        lambda _: {"answer": "sent"},
    ),
    Deed("desk:print_letters", in_batch, "desk:print_batch", lambda _: {"why": "The printer had no toner."}),
    Deed("desk:spoil_paper", in_batch, "desk:print_batch", lambda _: {"serial": "1-001", "why": "Coffee."}),
    Deed("desk:count_batch", in_batch, "desk:print_batch", rightly_counted),
    Deed("desk:take_batch", nothing, "desk:print_batch"),
    Deed("desk:release_letter", one("letter_id", lambda world: world.held_letters[0]), "desk:held_letters"),
    Deed("desk:withdraw_letter", one("letter_id", lambda world: world.held_letters[1]), "desk:held_letters"),
    Deed("desk:return_copy", one("copy_id", lambda world: world.redacted[0]), "desk:copy"),
    Deed("desk:release_copy", one("copy_id", lambda world: world.redacted[1]), "desk:copies"),
    Deed("desk:withdraw_copy", one("copy_id", lambda world: world.received[1]), "desk:copies"),
    Deed(
        "desk:claim_translation",
        one("translation_id", lambda world: world.translations["open"]),
        "desk:translation",
    ),
    Deed(
        "desk:return_translation",
        one("translation_id", lambda world: world.translations["claimed"]),
        "desk:translations",
    ),
    Deed(
        "desk:judge_translation",
        one("translation_id", lambda world: world.translations["drafted"]),
        "desk:translations",
        lambda _: {"approve": "1"},
    ),
    Deed(
        "desk:dispute_translation",
        one("translation_id", lambda world: world.translations["to_dispute"]),
        "desk:translation",
        lambda _: {"piece-1": "Үйлер туралы оқыдым.", "piece-2": "Қасыңыздамыз."},
    ),
    Deed(
        "desk:decide_translation",
        one("translation_id", lambda world: world.translations["disputed"]),
        "desk:translation",
        lambda _: {"reading": "first"},
    ),
    Deed(
        "desk:gather_translations",
        one("translation_id", lambda world: world.translations["alike"]),
        "desk:translation",
        lambda world: {"alike": str(world.translations["like_it"])},
    ),
    Deed(
        "desk:take_out_translation",
        one("translation_id", lambda world: world.translations["gathered"]),
        "desk:translation",
    ),
    Deed(
        "desk:set_term",
        one("translation_id", lambda world: world.translations["to_dispute"]),
        "desk:translation",
        lambda _: {"term": "Onterek", "said": "Өнтерек"},
    ),
    Deed(
        "desk:ask_for_language",
        lambda world: {"number": world.number, "language": "ru"},
        "desk:new_bulletin",
    ),
    Deed("desk:approve_bulletin", one("bulletin_id", lambda world: world.bulletin), "desk:bulletin"),
    Deed(
        "desk:record_taking",
        one("bulletin_id", lambda world: world.bulletin),
        "desk:bulletin",
        lambda world: {"partner": str(world.partner), "sheets": "12", "taken_on": "2026-11-22"},
    ),
    Deed(
        "desk:partner_key",
        nothing,
        "desk:partner",
        lambda _: {"public_key": str(pyrage.x25519.Identity.generate().to_public())},
        who="saule",
    ),
    Deed(
        "desk:partner_took",
        one("bulletin_id", lambda world: world.taken_bulletin),
        "desk:partner",
        lambda _: {"sheets": "12", "taken_on": "2026-11-22"},
        who="saule",
    ),
    Deed(
        "desk:say",
        nothing,
        "desk:partner",
        lambda world: {"appeal": str(world.appeal.pk), "kind": "thanks", "language": "kk", "text": "Рахмет!"},
        who="saule",
    ),
    Deed("desk:send_thanks", one("thanks_id", lambda world: world.thanks.pk), "desk:thanks"),
    Deed("desk:thaw", a_freeze, "desk:freeze"),
    Deed(
        "desk:place_arrival",
        one("arrival_id", lambda world: world.arrivals[0]),
        "desk:arrivals",
        lambda world: {"number": world.number},
    ),
    Deed("desk:take_turns", number, "desk:appeal", lambda _: {"turns": "on"}),
    Deed("desk:spare", at_an_office, "desk:appeal", because),
    Deed("desk:turn", lambda world: {"number": world.number, "way": "hold"}, "desk:appeal", because),
    Deed("desk:stop", number, "desk:appeal", because),
]

SIGN_IN = {"login": "saule", "password": PASSWORD}
