"""Once, or in doubt, never twice."""

from cuts.cut import Cut

OUTBOX = "tests/outbox/test_sending.py::"
BESIDE = "tests/outbox/test_side_by_side.py::"
MAIL = "tests/mailroom/test_reading_mail.py::"

CUTS = (
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
        "      AND (gate.number IS NULL OR gate.state = 'open')\n      AND (delivery.attempts",
        "      AND (delivery.attempts",
        (
            "tests/outbox/test_turns.py::test_a_shut_gate_holds_back_its_own_letters_and_no_others_of_the_mailbox",
        ),
    ),
    Cut(
        "what is being prepared cannot be taken back",
        "shanyrak/outbox/models.py",
        "not_begun = self.filter(state__in=[DeliveryState.QUEUED, DeliveryState.CLAIMED])",
        "not_begun = self.filter(state__in=[DeliveryState.QUEUED])",
        (BESIDE + "test_a_letter_taken_back_while_it_is_prepared_stays_here_and_the_others_leave",),
    ),
    Cut(
        "committing forgets whose letter it is",
        "shanyrak/outbox/committing.py",
        "(SELECT id FROM free) AND state = 'claimed' AND worker_id = %s\n",
        "(SELECT id FROM free) AND state = 'claimed' AND %s::uuid IS NOT NULL\n",
        (BESIDE + "test_a_sender_given_up_for_dead_sends_nothing_that_another_has_taken",),
    ),
    Cut(
        "committing begins while the appeal is being stopped",
        "shanyrak/outbox/committing.py",
        "WHERE number = delivery.gate_id AND state = 'open'))\nRETURNING",
        "WHERE number = delivery.gate_id AND state <> 'stopped'))\nRETURNING",
        (BESIDE + "test_no_last_word_begins_once_a_stop_has_begun",),
    ),
    Cut(
        "a stop locks letters as it meets them",
        "shanyrak/outbox/models.py",
        '            list(not_begun.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))\n',
        "",
        (BESIDE + "test_a_stop_that_waits_for_one_letter_holds_none_that_comes_after",),
    ),
    Cut(
        "a worker whose jobs ended goes home",
        "shanyrak/project/working.py",
        "    if not asked.is_set():",
        "    if asked is None:",
        ("tests/project/test_working.py",),
    ),
    Cut(
        "the window does not say whom a letter is for",
        "shanyrak/outbox/addressing.py",
        "        addressee=_addressee(delivery),\n",
        "",
        ("tests/desk/test_printing.py",),
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
        ("tests/outbox/test_passage.py::test_a_gate_is_held_until_the_last_of_its_letters_is_decided",),
    ),
    Cut(
        "a sender waits for a letter that is being taken back",
        "shanyrak/outbox/committing.py",
        "delivery.id IN (SELECT id FROM free) AND state = 'claimed'",
        "state = 'claimed'",
        (BESIDE + "test_a_sender_does_not_wait_for_a_letter_that_is_just_being_taken_back",),
    ),
    Cut(
        "a gate is let go with the first of its letters",
        "shanyrak/outbox/gating.py",
        "if self._letters[number] <= 0:",
        "if self._letters[number] >= 0:",
        ("tests/outbox/test_passage.py::test_a_gate_is_held_until_the_last_of_its_letters_is_decided",),
    ),
    Cut(
        "letters without a witness come to their last word together",
        "shanyrak/outbox/sending.py",
        "return self._alone[0] if self._alone and not self._is_one_alone else None",
        "return self._alone[0] if self._alone else None",
        ("tests/outbox/test_passage.py::test_without_a_witness_one_letter_at_a_time_is_at_its_last_word",),
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
        "pk__in=theirs, suspended_at=None, given_up_at=None",
        "pk__in=theirs, given_up_at=None",
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
        "shanyrak/channels/smtp/offering.py",
        'return InDoubt(f"no answer to the end of the letter: {said(error)}")',
        'raise TryLater(f"no answer to the end of the letter: {said(error)}") from error',
        ("tests/channels/test_smtp.py::test_a_connection_lost_after_the_dot_is_doubt",),
    ),
)
