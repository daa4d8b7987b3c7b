"""Two read each translation and each bulletin."""

from cuts.cut import Cut

DESK = "tests/translations/test_the_desk.py::"
SHEETS = "tests/bulletins/test_sheets.py::"
DUTIES = "tests/duties/test_duties.py::"

CUTS = (
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
)
