"""A letter is its writer's word."""

from cuts.cut import Cut

LETTER = "tests/letters/test_a_letter.py::"
RECEIVING = "tests/copies/test_receiving.py::"
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
)
