"""Nothing unreleased is seen, nothing personal released."""

from cuts.cut import Cut

REDACTING = "tests/copies/test_redacting.py::"
RECEIVING = "tests/copies/test_receiving.py::"

CUTS = (
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
)
