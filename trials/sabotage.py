"""
Break the house on purpose, one line at a time, and see that its tests notice.

Each cut changes or removes one line of product code in a copy of the tree. The tests that should notice run first;
if they stay green, the whole suite but the browser's runs; if that is green too, the cut survived, and a test is
missing. Words as arguments choose the cuts whose names contain them: ``trials/sabotage.py barrier consent``;
with CHOSEN=1 the whole suite is never asked, and a cut survives the tests that were chosen for it.

A cut whose line is no longer found exactly once, and one that only breaks the import, are errors of this file.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
ALL_BUT_BROWSER = ("-m", "not browser")
IS_CHOSEN_ENOUGH = os.environ.get("CHOSEN") == "1"
PATIENCE = 300  # seconds for the chosen tests of one cut
PATIENCE_FOR_ALL = 1800
TESTS_FAILED = 1  # pytest's exit codes
# A house that does not start, or stumbles over a name, is broken and not sabotaged: no test is needed to see that.
BROKEN = ("ImportError", "ModuleNotFoundError", "NameError", "SyntaxError", "IndentationError")


@dataclass(frozen=True, slots=True)
class Cut:
    """``old`` becomes ``new`` in one file; lines around the one that is cut may stand in both, to find the place."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]  # those that should notice


class BadCut(Exception):
    """The cut proves nothing: this file must be mended, not the house."""


OUTBOX = "tests/outbox/test_sending.py::"
BESIDE = "tests/outbox/test_side_by_side.py::"
PERSONS = "tests/appeals/test_two_persons.py::"
NAMES = "tests/appeals/test_names.py::"
LETTER = "tests/letters/test_a_letter.py::"
SEALING = "tests/vault/test_sealing.py::"
REDACTING = "tests/copies/test_redacting.py::"
RECEIVING = "tests/copies/test_receiving.py::"
DESK = "tests/translations/test_the_desk.py::"
SHEETS = "tests/bulletins/test_sheets.py::"
THANKS = "tests/outcomes/test_thanks.py::"
DUTIES = "tests/duties/test_duties.py::"
MAIL = "tests/mailroom/test_reading_mail.py::"
LISTENING = "tests/mailroom/test_listening.py::"
READING = "tests/pages/test_reading.py::"
STEP_THREE = "tests/pages/test_sending.py::"
LINKS = "tests/pages/test_letters.py::"
TOKENS = "tests/pages/test_tokens.py::"
SIGNING_IN = "tests/desk/test_signing_in.py::"
PAPER = "tests/craft/printing/test_letter.py::"

CUTS = (
    # --- the outbox: once, or in doubt, never twice ---
    Cut(
        "a claim takes what has left already",
        "shanyrak/outbox/claiming.py",
        "    WHERE delivery.state = 'queued' AND delivery.not_before",
        "    WHERE delivery.not_before",
        (BESIDE + "test_what_has_left_does_not_stand_before_what_waits",),
    ),
    Cut(
        "a claim waits for another sender's letters",
        "shanyrak/outbox/claiming.py",
        "    FOR UPDATE OF delivery SKIP LOCKED",
        "    FOR UPDATE OF delivery",
        (BESIDE + "test_a_sender_does_not_wait_for_letters_that_another_is_taking",),
    ),
    Cut(
        "a claim passes a gate that is shut",
        "shanyrak/outbox/claiming.py",
        "      AND (gate.number IS NULL OR gate.state = 'open')\n    ORDER",
        "    ORDER",
        (
            "tests/outbox/test_turns.py::test_a_shut_gate_holds_back_its_own_letters_and_no_others_of_the_mailbox",
        ),
    ),
    Cut(
        "what is being prepared cannot be taken back",
        "shanyrak/letters/withdrawing.py",
        "deliveries.filter(state__in=[DeliveryState.QUEUED, DeliveryState.CLAIMED]).update(",
        "deliveries.filter(state__in=[DeliveryState.QUEUED]).update(",
        (BESIDE + "test_a_letter_taken_back_while_it_is_prepared_stays_here_and_the_others_leave",),
    ),
    Cut(
        "committing forgets whose letter it is",
        "shanyrak/outbox/sending.py",
        "AND state = 'claimed' AND worker_id = %s AND (gate_id",
        "AND state = 'claimed' AND %s::uuid IS NOT NULL AND (gate_id",
        (BESIDE + "test_a_sender_given_up_for_dead_sends_nothing_that_another_has_taken",),
    ),
    Cut(
        "committing begins while the appeal is being stopped",
        "shanyrak/outbox/sending.py",
        "WHERE number = delivery.gate_id AND state = 'open')) RETURNING",
        "WHERE number = delivery.gate_id AND state <> 'stopped')) RETURNING",
        (BESIDE + "test_no_last_word_begins_once_a_stop_has_begun",),
    ),
    Cut(
        "the stop barrier does not wait for the lock",
        "shanyrak/outbox/gating.py",
        "            if cursor.fetchone()[0] and not",
        "            if cursor.fetchone() and not",
        (OUTBOX + "test_a_stop_waits_for_a_sender_at_its_last_word",),
    ),
    Cut(
        "a sender does not hold its gate",
        "shanyrak/outbox/gating.py",
        'cursor.execute("SELECT pg_try_advisory_lock_shared(%s, %s)", [GATES, number])',
        'cursor.execute("SELECT true")',
        (BESIDE + "test_a_stop_in_the_middle_of_a_last_word_waits_for_its_answer",),
    ),
    Cut(
        "a worker is dead though its lock file is held",
        "shanyrak/outbox/recovering.py",
        "    if here and not lock_is_free(worker.lock_file):",
        "    if here and not worker.lock_file:",
        (BESIDE + "test_a_sender_that_lost_its_session_but_still_runs_is_not_given_up",),
    ),
    Cut(
        "a worker is dead though its session lives",
        "shanyrak/outbox/recovering.py",
        "        if cursor.fetchone()[0]:\n            return False\n",
        "        if not cursor.fetchone():\n            return False\n",
        (BESIDE + "test_a_sender_whose_session_lives_is_not_given_up",),
    ),
    Cut(
        "letters are put in doubt under a session that lives",
        "shanyrak/outbox/recovering.py",
        "WHERE state = 'committing' AND worker_id = %s\n"
        "  AND NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = %s)",
        "WHERE state = 'committing' AND worker_id = %s\n  AND %s <> ''",
        (BESIDE + "test_the_session_is_asked_for_once_more_when_letters_are_handed_on",),
    ),
    Cut(
        "a letter in doubt goes back to the queue without evidence",
        "shanyrak/outbox/recovering.py",
        '_step(delivery, DeliveryState.HELD_UNKNOWN, now, "nobody can tell whether it left")\n            continue',
        '_step(delivery, DeliveryState.QUEUED, now, "nobody can tell whether it left")\n            continue',
        (OUTBOX + "test_without_evidence_a_person_decides",),
    ),
    Cut(
        "evidence is believed of a host that nobody can see",
        "shanyrak/outbox/recovering.py",
        "known = None if delivery.why == OUT_OF_SIGHT else evidence_for(delivery)",
        "known = evidence_for(delivery)",
        (BESIDE + "test_what_a_sender_on_another_host_left_in_doubt_is_for_a_person",),
    ),
    Cut(
        "words may change after their approval",
        "shanyrak/outbox/addressing.py",
        "    if words_hash(message.pk, subject, body) != bytes(message.words_hash):",
        "    if not bytes(message.words_hash):",
        (OUTBOX + "test_words_that_are_not_those_that_were_approved_do_not_leave",),
    ),
    Cut(
        "a suspended contact is written to",
        "shanyrak/outbox/addressing.py",
        "is_off = contact.suspended_at or contact.given_up_at",
        "is_off = contact.given_up_at",
        (OUTBOX + "test_a_letter_waits_while_its_contact_is_suspended_and_uses_the_corrected_one",),
    ),
    Cut(
        "a bounce is counted whatever the delivery's state",
        "shanyrak/outbox/bouncing.py",
        "bounce_token=token, state__in=[DeliveryState.ACCEPTED, DeliveryState.RELAYED]",
        "bounce_token=token",
        (MAIL + "test_a_failed_delivery_comes_back_once",),
    ),
    Cut(
        "the journal can be rewritten",
        "shanyrak/outbox/migrations/0002_rules.py",
        '    append_only_sql("outbox_deliveryevent"),\n',
        "",
        (OUTBOX + "test_the_journal_is_never_changed",),
    ),
    Cut(
        "a person without a contact is written to twice",
        "shanyrak/outbox/migrations/0001_initial.py",
        "name='delivery_once', nulls_distinct=False)",
        "name='delivery_once', nulls_distinct=True)",
        (BESIDE + "test_the_database_refuses_a_second_delivery_of_the_same_thing",),
    ),
    Cut(
        "a lost answer to the dot counts as not sent",
        "shanyrak/channels/smtp.py",
        'return InDoubt(f"no answer to the end of the letter: {_said(error)}")',
        'raise TryLater(f"no answer to the end of the letter: {_said(error)}") from error',
        ("tests/channels/test_smtp.py::test_a_connection_lost_after_the_dot_is_doubt",),
    ),
    # --- two persons ---
    Cut(
        "one person publishes",
        "shanyrak/appeals/migrations/0001_initial.py",
        "condition=models.Q(('approved_by', models.F('proposed_by')), _negated=True), name='publication_two_persons'",
        "condition=models.Q(('approved_by__isnull', False)), name='publication_two_persons'",
        (PERSONS + "test_the_database_refuses_a_publication_by_one_person",),
    ),
    Cut(
        "a publication can be changed",
        "shanyrak/appeals/migrations/0002_rules.py",
        '    append_only_sql("appeals_publication"),\n',
        "",
        (PERSONS + "test_the_database_refuses_to_change_what_was_published",),
    ),
    Cut(
        "an appeal goes live that nobody published",
        "shanyrak/appeals/migrations/0002_rules.py",
        "IF NEW.state = 'live' AND NOT EXISTS (SELECT FROM appeals_publication WHERE appeal_id = NEW.id) THEN",
        "IF NEW.state = 'live' AND NEW.id IS NULL THEN",
        (PERSONS + "test_no_appeal_goes_live_without_a_publication",),
    ),
    Cut(
        "one person changes an office",
        "shanyrak/targets/migrations/0001_initial.py",
        "models.Q(('approved_by', models.F('proposed_by')), _negated=True), _connector='OR'), "
        "name='office_sheet_two_persons'",
        "models.Q(('approved_by__isnull', False)), _connector='OR'), name='office_sheet_two_persons'",
        (PERSONS + "test_the_database_refuses_that_one_person_changes_a_target",),
    ),
    Cut(
        "an approved contact can be changed",
        "shanyrak/targets/migrations/0002_rules.py",
        '    approved_once_sql("targets_confirmation"),\n',
        "",
        (PERSONS + "test_what_was_approved_is_never_changed_afterwards",),
    ),
    Cut(
        "what was printed can be changed",
        "shanyrak/targets/migrations/0002_rules.py",
        "    PRINTED_STAYS,\n",
        "",
        (PERSONS + "test_what_was_printed_stays_as_it_was_printed",),
    ),
    Cut(
        "an appeal may stay open for months",
        "shanyrak/appeals/publishing.py",
        "not now.date() <= write_before <= (now + LONGEST).date()",
        "not now.date() <= write_before",
        (PERSONS + "test_the_last_day_to_write_is_neither_over_nor_more_than_six_weeks_away",),
    ),
    # --- people at risk ---
    Cut(
        "a name is published without a recorded yes",
        "shanyrak/appeals/publishing.py",
        "        if unallowed_names(appeal, proposal.revision.as_object()):",
        "        if not proposal.revision_id:",
        (NAMES + "test_a_yes_taken_back_after_the_proposal_stops_the_publication",),
    ),
    Cut(
        "a name is shown though nobody says how we know",
        "shanyrak/appeals/naming.py",
        "if not (person.shown_as == ShownAs.NAMED and person.consent) and",
        "if not (person.shown_as == ShownAs.NAMED) and",
        (NAMES + "test_a_yes_that_nobody_can_show_is_none",),
    ),
    # --- the vault ---
    Cut(
        "a sealed value opens in another column",
        "shanyrak/vault/fields.py",
        "return join(table_and_column.encode(), row_id.bytes)",
        "return join(row_id.bytes)",
        (SEALING + "test_a_moved_ciphertext_is_detected",),
    ),
    Cut(
        "erasing leaves the wrapped key",
        "shanyrak/vault/models.py",
        "            row.update(wrapped_key=ERASED, session=None, **blank)",
        "            row.update(**blank)",
        (SEALING + "test_an_erased_row_is_gone_for_everybody",),
    ),
    Cut(
        "an update writes a sealed column in clear",
        "shanyrak/vault/models.py",
        "            if isinstance(_field_named(self.model, name), _SealedField):",
        "            if _field_named(self.model, name) is None:",
        (SEALING + "test_update_cannot_touch_a_sealed_column",),
    ),
    Cut(
        "who wrote can be joined across appeals",
        "shanyrak/vault/blind.py",
        'info = join(b"blind index 1", purpose.encode(), scope.encode())',
        'info = join(b"blind index 1", purpose.encode())',
        ("tests/vault/test_blind.py::test_the_same_value_meets_itself_only_in_its_own_scope",),
    ),
    # --- letters ---
    Cut(
        "a letter is copied though its writer did not agree",
        "shanyrak/letters/models.py",
        "return self.confirmed().filter(may_be_shared=True, erased_at__isnull=True)",
        "return self.confirmed().filter(erased_at__isnull=True)",
        (RECEIVING + "test_no_copy_is_made_of_a_letter_that_nobody_agreed_to_share_or_confirmed",),
    ),
    Cut(
        "a letter is copied though nobody confirmed it",
        "shanyrak/letters/models.py",
        "return self.confirmed().filter(may_be_shared=True, erased_at__isnull=True)",
        "return self.filter(may_be_shared=True, erased_at__isnull=True)",
        (RECEIVING + "test_no_copy_is_made_of_a_letter_that_nobody_agreed_to_share_or_confirmed",),
    ),
    Cut(
        "one person counts twice at one office",
        "shanyrak/letters/migrations/0001_initial.py",
        "fields=('appeal', 'office', 'writer_index'), name='letter_once_per_office'",
        "fields=('appeal', 'office', 'writer_index', 'letter'), name='letter_once_per_office'",
        (LETTER + "test_two_open_forms_of_one_person_do_not_make_two_letters",),
    ),
    Cut(
        "a form posted again is another letter",
        "shanyrak/letters/writing.py",
        "    if known:\n        return known\n    if appeal.state",
        "    if known and known.erased_at:\n        return known\n    if appeal.state",
        (LETTER + "test_a_form_posted_again_when_all_is_done_gives_the_same_letter",),
    ),
    Cut(
        "an address is flooded with mails",
        "shanyrak/letters/writing.py",
        "    if sent >= MAILS_A_DAY:",
        "    if sent < 0:",
        (LETTER + "test_an_address_is_not_flooded_with_confirmation_mails",),
    ),
    Cut(
        "a link works for ever",
        "shanyrak/letters/confirming.py",
        "        if letter.created_at < now - CONFIRM_WITHIN:",
        "        if letter.created_at > now:",
        (LETTER + "test_a_link_works_for_two_days",),
    ),
    Cut(
        "a threat leaves unread",
        "shanyrak/letters/confirming.py",
        "        if letter.held_because:",
        "        if letter.erased_at:",
        (
            "tests/desk/test_the_way_home.py::test_a_letter_that_is_held_is_read_and_let_go",
            STEP_THREE + "test_a_letter_with_a_threat_waits_for_a_person",
        ),
    ),
    # --- the public door ---
    Cut(
        "opening the link confirms",
        "shanyrak/pages/views/letters.py",
        'if request.method == "POST":\n        try:\n            confirmed',
        'if request.method in {"GET", "POST"}:\n        try:\n            confirmed',
        (LINKS + "test_opening_the_link_confirms_nothing",),
    ),
    Cut(
        "another site presses the button",
        "shanyrak/pages/refusing.py",
        'if request.method == "POST" and not comes_from_here(request):',
        'if request.method == "PUT" and not comes_from_here(request):',
        (LINKS + "test_another_site_cannot_press_the_button",),
    ),
    Cut(
        "a robot fills in every field",
        "shanyrak/pages/views/sending.py",
        '    if request.POST.get("website"):',
        '    if request.GET.get("website"):',
        (STEP_THREE + "test_a_robot_that_fills_every_field_sends_nothing",),
    ),
    Cut(
        "a form comes back faster than a person reads",
        "shanyrak/pages/views/sending.py",
        "    if is_too_quick(came.written.token):",
        "    if not came.written.token:",
        (STEP_THREE + "test_a_form_faster_than_a_reader_asks_for_one_more_press",),
    ),
    Cut(
        "somebody inside the country is asked to be shown",
        "shanyrak/pages/views/sending.py",
        "purpose for purpose in ASKED if not (is_inside and purpose in {Purpose.COPY, Purpose.PUBLIC})",
        "purpose for purpose in ASKED if not (is_inside and purpose in {Purpose.PUBLIC})",
        (STEP_THREE + "test_from_inside_the_country_nobody_is_asked_to_be_shown",),
    ),
    Cut(
        "a letter written for one appeal is sent to another",
        "shanyrak/pages/tokens.py",
        'if set(values) != known or values["appeal"] != appeal:',
        "if set(values) != known:",
        (TOKENS + "test_a_letter_for_one_appeal_does_not_fit_another",),
    ),
    Cut(
        "the page shows words that nobody approved",
        "shanyrak/pages/published_words.py",
        "    content = publication.revision.content\n",
        "    content = publication.revision.content_object.latest_revision.content\n",
        (READING + "test_words_that_nobody_approved_do_not_show",),
    ),
    Cut(
        "a draft is public",
        "shanyrak/appeals/models.py",
        "return self.filter(publications__isnull=False, ",
        "return self.filter(",
        (READING + "test_a_draft_is_shown_to_nobody",),
    ),
    Cut(
        "public pages may load from elsewhere",
        "shanyrak/project/headers.py",
        'response.headers["Content-Security-Policy"] = DESK if is_desk else PUBLIC',
        'response.headers["Content-Security-Policy"] = DESK',
        (READING + "test_public_pages_set_no_cookie_and_load_nothing_from_elsewhere",),
    ),
    Cut(
        "the desk's cookie is sent everywhere",
        "shanyrak/project/settings.py",
        'SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"',
        'SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"',
        (SIGNING_IN + "test_the_public_sets_no_cookie_and_the_desk_sets_it_for_the_desk_only",),
    ),
    Cut(
        "mail leaves the machine before anybody said so",
        "shanyrak/project/environment.py",
        'env.get("SHANYRAK_SENDING") != "on"',
        'env.get("SHANYRAK_SENDING") == "off"',
        ("tests/project/test_environment.py",),
    ),
    Cut(
        "a setting is explained nowhere",
        "docs/reference/settings.md",
        "| `SHANYRAK_LMTP_PORT` |",
        "| the mail door's port |",
        ("tests/test_docs.py::test_every_setting_is_explained",),
    ),
    # --- what people type ---
    Cut(
        "a name writes headers of its own",
        "shanyrak/channels/mail.py",
        "    name, address = clean_name(name), ascii_address(address)",
        "    name, address = name, ascii_address(address)",
        ("tests/channels/email/test_carrying.py::test_whatever_people_type_makes_one_clean_mail",),
    ),
    Cut(
        "a name begins an encoded word",
        "shanyrak/craft/cleaning.py",
        '    text = _ENCODED_WORD.sub("= ", text)  # "=?" would start an encoded word in a header\n',
        "",
        ("tests/craft/test_cleaning.py",),
    ),
    Cut(
        "a header of ours is added from outside",
        "shanyrak/channels/mail.py",
        "name.lower() in OURS or ",
        "",
        ("tests/channels/email/test_carrying.py::test_no_header_of_ours_can_be_added_from_outside",),
    ),
    Cut(
        "paper says something else than the screen did",
        "shanyrak/craft/printing/wording.py",
        '    text = UNPRINTABLE.sub("", text)\n',
        "",
        (PAPER + "test_an_override_of_direction_cannot_make_paper_say_something_else",),
    ),
    Cut(
        "a stray font steps in",
        "shanyrak/craft/printing/templates/letter.typ",
        "#set text(fallback: false,",
        "#set text(fallback: true,",
        (PAPER + "test_no_other_font_steps_in_for_those_that_were_chosen",),
    ),
    # --- the mail door ---
    Cut(
        "a mail is answered 250 and not kept",
        "shanyrak/mailroom/listening.py",
        "        return CANNOT_NOW\n    finally:",
        "        return KEPT\n    finally:",
        (LISTENING + "test_without_a_database_nobody_hears_250",),
    ),
    Cut(
        "a mail brought twice is kept twice",
        "shanyrak/arrivals/keeping.py",
        "        if known:\n",
        "        if known and known.is_erased:\n",
        (LISTENING + "test_a_mail_that_is_sent_again_is_kept_once",),
    ),
    Cut(
        "headers that people really send raise",
        "shanyrak/copies/opening.py",
        "policy=policy.compat32",
        "policy=policy.default",
        (
            "tests/copies/test_opening.py::test_an_address_that_is_none_does_not_keep_a_letter_from_being_read",
        ),
    ),
    Cut(
        "a mail that cannot be read is lost among the read",
        "shanyrak/copies/receiving.py",
        "keeping.mark(arrival, ArrivalState.QUARANTINED, why=str(trouble))",
        "keeping.mark(arrival, ArrivalState.READ, why=str(trouble))",
        (RECEIVING + "test_what_cannot_be_read_is_put_aside_with_a_reason",),
    ),
    Cut(
        "a delay counts as a bounce",
        "shanyrak/mailroom/reading_mail.py",
        "    elif report.kind == Bounce.DELAYED:",
        "    elif report.kind == Bounce.RELAYED and False:",
        (MAIL + "test_a_delay_or_a_success_brings_nothing_back",),
    ),
    # --- copies ---
    Cut(
        "somebody is named where it happens",
        "shanyrak/copies/naming.py",
        "    if not country or country == appeal.case.country:",
        "    if not country:",
        (REDACTING + "test_nobody_is_named_where_it_happens_whatever_the_redactor_writes",),
    ),
    Cut(
        "the database lets a name from where it happens through",
        "shanyrak/copies/migrations/0002_rules.py",
        "IF NEW.released_name <> '' AND (NEW.country = '' OR NEW.country = (",
        "IF NEW.released_name <> '' AND (NEW.country = '' OR NEW.language = (",
        (REDACTING + "test_the_database_refuses_a_name_from_where_it_happens",),
    ),
    Cut(
        "the redactor is not told who wrote",
        "shanyrak/copies/redacting.py",
        "        known=_known(copy),",
        "        known=[],",
        (REDACTING + "test_the_machine_takes_out_what_we_know_of_the_writer",),
    ),
    Cut(
        "a redaction that still tells who is kept",
        "shanyrak/copies/redacting.py",
        "        if _tells_who(copy, redacted):",
        "        if not redacted:",
        (REDACTING + "test_a_slip_of_the_redactor_is_caught",),
    ),
    Cut(
        "the original is released",
        "shanyrak/copies/releasing.py",
        "copy.released_text = copy.redacted.open()",
        "copy.released_text = copy.text.open()",
        (REDACTING + "test_what_is_redacted_and_released_is_all_that_is_shown",),
    ),
    Cut(
        "a withdrawn letter's copy stays",
        "shanyrak/copies/withdrawing.py",
        "Q(letter__state=LetterState.WITHDRAWN) | Q(letter__may_be_shared=False)",
        "Q(letter__may_be_shared=False)",
        (RECEIVING + "test_a_withdrawn_letter_takes_its_copy_along",),
    ),
    # --- translations ---
    Cut(
        "translators are shown what nobody released",
        "shanyrak/translations/asking.py",
        "        Copy.objects.released()\n        .filter(~Exists(there))",
        "        Copy.objects.all()\n        .filter(~Exists(there))",
        (DESK + "test_released_copies_are_asked_for_once_and_nothing_unreleased_ever",),
    ),
    Cut(
        "a translator reviews their own",
        "shanyrak/translations/approving.py",
        "    if row.translator_id == reader.pk:",
        "    if row.reviewer_id == reader.pk:",
        (DESK + "test_nobody_approves_their_own",),
    ),
    Cut(
        "any member of staff enters any page of the desk",
        "shanyrak/desk/roles.py",
        "if not request.user.is_authenticated or not request.user.has_role(*roles):",
        "if not request.user.is_authenticated:",
        ("tests/desk/test_roles.py::test_a_role_reaches_its_own_pages_and_no_others",),
    ),
    # --- bulletins ---
    Cut(
        "few people can be counted",
        "shanyrak/bulletins/counting.py",
        "if country and n >= COUNTRY_FROM",
        "if country and n >= 1",
        (SHEETS + "test_small_numbers_are_not_told",),
    ),
    Cut(
        "a letter taken back stands on an approved sheet",
        "shanyrak/bulletins/approving.py",
        "if item.copy.state != CopyState.RELEASED or not is_translated or not item.text:",
        "if not is_translated or not item.text:",
        (SHEETS + "test_a_sheet_with_a_letter_that_was_taken_back_is_not_approved",),
    ),
    Cut(
        "an approved sheet can be changed",
        "shanyrak/bulletins/migrations/0002_rules.py",
        "    IF OLD.approved_by_id IS NOT NULL\n",
        "    IF OLD.approved_by_id IS NULL\n",
        (SHEETS + "test_the_database_refuses_to_change_an_approved_sheet",),
    ),
    Cut(
        "public numbers tick with every letter",
        "shanyrak/duties/counting.py",
        "letters_by_country(appeal, confirmed_before=as_of)",
        "letters_by_country(appeal)",
        (DUTIES + "test_the_public_sees_tens_and_no_small_country",),
    ),
    # --- thanks, consents, forgetting ---
    Cut(
        "thanks go to those who did not agree",
        "shanyrak/outcomes/thanking.py",
        "        .agreed(Purpose.NEWS, scope=str(appeal.pk))\n",
        "",
        (THANKS + "test_who_did_not_agree_hears_nothing",),
    ),
    Cut(
        "the oldest word on a consent counts",
        "shanyrak/people/models.py",
        '            .order_by("-given_at", "-pk")\n            .values("is_given")[:1]',
        '            .order_by("given_at", "pk")\n            .values("is_given")[:1]',
        (THANKS + "test_who_did_not_agree_hears_nothing",),
    ),
    Cut(
        "a consent can be rewritten",
        "shanyrak/people/migrations/0002_rules.py",
        'append_only_sql("people_consent").replace("BEFORE UPDATE OR DELETE", "BEFORE UPDATE")',
        'append_only_sql("people_consent").replace("BEFORE UPDATE OR DELETE", "BEFORE DELETE")',
        ("tests/people/test_consents.py",),
    ),
    Cut(
        "forgetting leaves the copy",
        "shanyrak/duties/forgetting.py",
        "        copies.forget(supporter, now=now)\n",
        "",
        (DUTIES + "test_a_forgotten_person_is_nowhere",),
    ),
)


# --- a cut, put on and taken off ---


def sabotaged(text: str, cut: Cut) -> str:
    """
    The file's text with the cut in it.

    :raises BadCut: its place is not found exactly once, or more than one line would change
    """
    if (found := text.count(cut.old)) != 1:
        raise BadCut(f"its line stands {found} times in {cut.path}, not once: look at what became of it")
    before, after = cut.old.splitlines(), cut.new.splitlines()
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    if len(before) != 1 or len(after) > 1:
        raise BadCut("it changes more than one line")
    return text.replace(cut.old, cut.new)


@contextmanager
def applied(cut: Cut, tree: Path) -> Iterator[None]:
    file = tree / cut.path
    if not file.exists():
        raise BadCut(f"{cut.path} is not there any more")
    whole, stat = file.read_bytes(), file.stat()
    text = sabotaged(whole.decode("utf-8"), cut)
    if file.suffix == ".py":
        try:
            compile(text, cut.path, "exec")
        except SyntaxError as error:
            raise BadCut(f"it is no Python: {error}") from error
    file.write_text(text, "utf-8")
    os.utime(file, (0, 0))  # so that no compiled file of before passes for it
    try:
        yield
    finally:
        file.write_bytes(whole)
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# --- the copy ---


class Copy:
    """A copy of the tree, and pytest in it. What is imported there is the copy's, which ``check`` makes sure of."""

    def __init__(self, folder: Path) -> None:
        self.tree = folder / "tree"
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT, check=True, capture_output=True,
        ).stdout.decode()  # fmt: skip
        for name in filter(None, listed.split("\0")):
            source, target = CHECKOUT / name, self.tree / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
        for catalogue in (CHECKOUT / "shanyrak" / "locale").rglob("*.mo"):
            shutil.copy2(catalogue, self.tree / catalogue.relative_to(CHECKOUT))
        self._lend_venv(folder / "kept")
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SHANYRAK_")},
            "PYTHONPATH": str(self.tree),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CI": "",  # a made database may be kept
            "COLUMNS": "500",  # pytest shall say why a test failed, whole
        }
        self.environment.pop("DATABASE_URL", None)  # a cut migration must make its own

    def _lend_venv(self, kept: Path) -> None:
        """
        Links to what the checkout's environment holds, and a copy of the database that test runs keep there: a cut
        migration makes another one, and no run may throw the checkout's away for it.
        """
        venv = self.tree / ".venv"
        venv.mkdir()
        kept.mkdir()
        for entry in (CHECKOUT / ".venv").iterdir():
            if not entry.name.startswith("test-database-"):
                (venv / entry.name).symlink_to(entry)
            elif "." not in entry.name:
                shutil.copytree(entry, kept / entry.name, symlinks=True)
                (venv / entry.name).symlink_to(kept / entry.name)

    def check(self) -> None:
        """:raises BadCut: the copy would test the checkout's code instead of its own"""
        for where in (self.tree, Path("/")):
            said = subprocess.run(
                [sys.executable, "-c", "import shanyrak; print(shanyrak.__file__)"],
                cwd=where, env=self.environment, check=True, capture_output=True, text=True,
            ).stdout.strip()  # fmt: skip
            if Path(said) != self.tree / "shanyrak" / "__init__.py":
                raise BadCut(f"the copy imports {said}, which is not the copy's")

    def pytest(self, *words: str, patience: int) -> tuple[int, str]:
        """Give pytest's exit code and what it said."""
        # Where a cut made a database of its own, nobody shall keep it.
        for left in (self.tree / ".venv").glob("test-database-*"):
            if not left.is_symlink():
                shutil.rmtree(left)
        run = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", "--durations=0", "--durations-min=999", "--tb=line", *words],
            cwd=self.tree, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        try:
            said, _ = run.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGINT)  # so that it takes its database down with it
            try:
                run.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                run.kill()
            raise BadCut(f"its tests did not end within {patience} seconds") from None
        return run.returncode, said


def failed_test(said: str) -> str:
    """
    The first test that failed, and not only because nothing works. A test that could not begin judged nothing.

    :raises BadCut: it failed because the house is broken
    """
    for line in said.splitlines():
        if line.startswith("FAILED "):
            test, _, why = line.removeprefix("FAILED ").partition(" - ")
            if why.startswith(BROKEN):
                raise BadCut(f"it breaks the house instead of changing what it does: {why}")
            return test
    return ""


# --- the trial ---


class Trial:
    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.is_whole_suite_green: bool | None = None

    def be_green(self, *words: str, patience: int) -> None:
        code, said = self.copy.pytest(*words, patience=patience)
        if code:
            raise BadCut(f"the tests are not green without any cut:\n{said[-3000:]}")

    def try_cut(self, cut: Cut) -> str:
        """
        Give the test that noticed, "" when the cut survived.

        :raises BadCut: the cut proves nothing
        """
        with applied(cut, self.copy.tree):
            noticed = self._notice(*cut.tests, patience=PATIENCE)
        if noticed or IS_CHOSEN_ENOUGH:
            return noticed
        if self.is_whole_suite_green is None:
            print("     nobody of those chosen noticed; is the whole suite green without it?", flush=True)
            self.be_green(*ALL_BUT_BROWSER, patience=PATIENCE_FOR_ALL)
            self.is_whole_suite_green = True
        with applied(cut, self.copy.tree):
            return self._notice(*ALL_BUT_BROWSER, patience=PATIENCE_FOR_ALL)

    def _notice(self, *words: str, patience: int) -> str:
        code, said = self.copy.pytest("-x", *words, patience=patience)
        if code == 0:
            return ""
        if code == TESTS_FAILED and (noticed := failed_test(said)):
            return noticed
        raise BadCut(f"the tests broke instead of failing (pytest says {code}):\n{said[-2000:]}")


def main(words: list[str]) -> int:
    cuts = [cut for cut in CUTS if not words or any(word in cut.name for word in words)]
    names = [cut.name for cut in cuts]
    survivors, bad = [], []
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="shanyrak-sabotage-") as folder:
        # PostgreSQL may run as another user, who must reach the copy's files.
        Path(folder).chmod(0o755)
        trial = Trial(Copy(Path(folder)))
        try:
            trial.copy.check()
            chosen = dict.fromkeys(test for cut in cuts for test in cut.tests)
            trial.be_green(*chosen, patience=PATIENCE * 4)
        except BadCut as reason:
            print(f"Nothing was tried: {reason}")
            return 1
        print(f"green without a cut, after {time.monotonic() - began:.0f} s", flush=True)
        for cut in cuts:
            start = time.monotonic()
            try:
                noticed = trial.try_cut(cut)
            except BadCut as reason:
                bad.append(cut.name)
                print(f"BAD  {cut.name}: {reason}", flush=True)
                continue
            if not noticed:
                survivors.append(cut.name)
            word = f"red  {cut.name}: {noticed.rpartition('/')[2]}" if noticed else f"SURVIVED  {cut.name}"
            print(f"{word} ({time.monotonic() - start:.0f} s)", flush=True)
    print(
        json.dumps(
            {
                "cuts": len(cuts),
                "survived": len(survivors),
                "survivors": survivors,
                "bad": bad,
                "names": names,
                "skipped": len(CUTS) - len(cuts),
                "seconds": round(time.monotonic() - began),
            }
        )
    )
    return 1 if survivors or bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
