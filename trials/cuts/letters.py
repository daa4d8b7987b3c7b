"""A letter is its writer's word."""

from cuts.cut import Cut

LETTER = "tests/letters/test_a_letter.py::"
RECEIVING = "tests/copies/test_receiving.py::"
JOINING = "tests/letters/test_joining.py::"
STEP_THREE = "tests/pages/test_sending.py::"

CUTS = (
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
    Cut(
        "somebody is named under the joint letter who only wanted to be counted",
        "shanyrak/letters/writing.py",
        'text.signature if Purpose.JOINT in consents else ""',
        'text.signature if text.signature else ""',
        (JOINING + "test_one_letter_leaves_at_its_hour_with_every_name_that_may_be_shown",),
    ),
    Cut(
        "a joint letter is for whoever asks for something else, too",
        "shanyrak/outbox/joining.py",
        '    same = blind_index(text, purpose="joint", scope=f"{gate.pk} {contact.pk}").hex()',
        '    same = blind_index("", purpose="joint", scope=f"{gate.pk} {contact.pk}").hex()',
        (JOINING + "test_only_who_asks_the_same_stands_under_it",),
    ),
    Cut(
        "a mail scanner that looks ends the mails",
        "shanyrak/pages/views/asking.py",
        '    is_ended = request.method == "POST"',
        '    is_ended = request.method != "HEAD"',
        ("tests/letters/test_unsubscribing.py::test_thanks_end_with_one_click_and_not_by_looking",),
    ),
    Cut(
        "who only wanted to be counted stands in the pack for the door",
        "shanyrak/letters/petitioning.py",
        "            message__sender_name__isempty=False,\n        )",
        "        )",
        ("tests/letters/test_petitioning.py",),
    ),
    Cut(
        "a provider's silence counts as a refusal",
        "shanyrak/channels/email/provider.py",
        "    if code is not None and 400 <= code < 500:",
        "    if code is not None and 400 <= code:",
        ("tests/channels/email/test_provider.py::test_an_answer_that_cannot_be_read_leaves_it_in_doubt",),
    ),
)
