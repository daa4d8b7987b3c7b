"""Each way out keeps its own promise, and what comes back is believed for what it is."""

from cuts.cut import Cut

BATCHES = "tests/channels/post/test_batches.py::"
SIGNING = "tests/channels/email/test_signing.py::"
POSTFIX = "tests/channels/email/test_postfix.py"
HYLAFAX = "tests/channels/fax/test_hylafax.py::"
SERVER = "tests/outbox/test_with_a_mail_server.py::"
OFFERING = "tests/letters/test_offering.py::"
SURVEYING = "tests/letters/test_surveying.py::"
POOLING = "tests/letters/test_pooling.py::"
ANSWERS = "tests/mailroom/test_answers.py::"
BOUNCING = "tests/outbox/test_bouncing.py::"

CUTS = (
    Cut(
        "a batch goes to the printer twice without a word",
        "shanyrak/channels/post/batches.py",
        "            if self.read(number).was_printed and not why.strip():",
        "            if self.read(number).was_printed and why is None:",
        (BATCHES + "test_a_batch_goes_to_the_printer_once_unless_somebody_says_why",),
    ),
    Cut(
        "a sheet of a batch stays in the tray when its taker dies",
        "shanyrak/channels/post/batches.py",
        "            self._finish_moving()\n",
        "",
        (BATCHES + "test_who_died_between_list_and_tray_leaves_no_sheet_for_a_second_batch",),
    ),
    Cut(
        "a second From can be added under our signature",
        "shanyrak/channels/email/signing.py",
        "for _time in range(here.count(name) + 1)]",
        "for _time in range(here.count(name))]",
        (SIGNING + "test_nobody_can_add_a_second_header_under_it",),
    ),
    Cut(
        "the mail server's log proves what it does not show",
        "shanyrak/channels/email/postfix.py",
        "        if self._may_be_under_way(reading, silent_since):",
        "        if self._may_be_under_way(reading, silent_since) and not reading.open:",
        (POSTFIX,),
    ),
    Cut(
        "a fax in the queue is queued again",
        "shanyrak/channels/fax/hylafax.py",
        "            known = dialogue.jobs_tagged(tag)",
        "            known = dialogue.jobs_tagged(tag)[1:]",
        (HYLAFAX + "test_a_fax_offered_again_after_a_crash_is_not_queued_twice",),
    ),
    Cut(
        "what the mail server kept counts as called back",
        "shanyrak/outbox/calling_back.py",
        "    return with_the_server.filter(carrier_ref__in=gone).update(",
        "    return with_the_server.update(",
        (SERVER + "test_a_stop_calls_back_what_the_server_still_holds_and_tells_the_truth",),
    ),
    Cut(
        "nobody hears of a dead address",
        "shanyrak/outbox/bouncing.py",
        "    if suspend_if_dead(contact, now=now):",
        "    if not suspend_if_dead(contact, now=now):",
        (OFFERING + "test_organisers_hear_of_a_dead_address_once_each",),
    ),
    Cut(
        "a machine's answer with a made-up token is believed",
        "shanyrak/outbox/bouncing.py",
        "    delivery = Delivery.objects.filter(bounce_token=token).first() if token else None\n"
        "    with transaction.atomic():\n"
        "        contact = _contact(delivery) if delivery else None\n"
        "        if delivery is None or contact is None:",
        "    delivery = Delivery.objects.filter(contact__isnull=False).first() if token else None\n"
        "    with transaction.atomic():\n"
        "        contact = _contact(delivery) if delivery else None\n"
        "        if delivery is None or contact is None:",
        (BOUNCING + "test_an_answer_with_a_made_up_token_is_written_nowhere",),
    ),
    Cut(
        "what a machine answers is passed on to the writer",
        "shanyrak/mailroom/reading_mail.py",
        "    if mail.is_automatic:\n        _read_automatic(arrival, mail, now=now)\n        return\n    if (",
        "    if mail.is_automatic and not mail.text:\n"
        "        _read_automatic(arrival, mail, now=now)\n        return\n    if (",
        (ANSWERS + "test_what_a_machine_answers_is_not_passed_on",),
    ),
    Cut(
        "those are asked who did not agree to be asked",
        "shanyrak/letters/surveying.py",
        "        listening = Supporter.objects.reachable().agreed(Purpose.SURVEY, scope=str(appeal))",
        "        listening = Supporter.objects.reachable()",
        (SURVEYING + "test_only_who_agreed_is_asked_and_once",),
    ),
    Cut(
        "a letter's answers are counted as often as they are sent",
        "shanyrak/letters/surveying.py",
        '                once_key=blind_index(str(letter.pk), purpose="survey", scope=str(letter.appeal_id)),',
        '                once_key=blind_index(f"{letter.pk}{heard}", purpose="survey", scope=str(letter.appeal_id)),',
        (SURVEYING + "test_a_letter_counts_once_and_leads_back_to_nobody",),
    ),
    Cut(
        "everybody reads the writer's name in an office's answer",
        "shanyrak/letters/pooling.py",
        "    pool = _pool(answer.letter.appeal, office, without_writer(answer.letter, office, text), came_by, now)",
        "    pool = _pool(answer.letter.appeal, office, text, came_by, now)",
        (POOLING + "test_the_same_answer_to_many_letters_is_one_pool_without_their_names",),
    ),
    Cut(
        "one person replies for the campaign",
        "shanyrak/letters/migrations/0004_answer_pools.py",
        "models.Q(('sent_by', models.F('written_by')), _negated=True)), _connector='OR'), name='answer_pool_two_persons'",
        "models.Q(('sent_by__isnull', False))), _connector='OR'), name='answer_pool_two_persons'",
        (POOLING + "test_the_database_wants_two_persons_for_a_reply",),
    ),
)
