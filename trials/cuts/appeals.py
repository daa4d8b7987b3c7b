"""Two persons publish; people at risk are named with their consent."""

from cuts.cut import Cut

PERSONS = "tests/appeals/test_two_persons.py::"
NAMES = "tests/appeals/test_names.py::"

CUTS = (
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
        "and not (person.shown_as == ShownAs.NAMED and person.consent)",
        "and not (person.shown_as == ShownAs.NAMED)",
        (NAMES + "test_a_yes_that_nobody_can_show_is_none",),
    ),
)
