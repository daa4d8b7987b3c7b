"""Nothing that was answered with 250 is lost."""

from cuts.cut import Cut

RECEIVING = "tests/copies/test_receiving.py::"
MAIL = "tests/mailroom/test_reading_mail.py::"
LISTENING = "tests/mailroom/test_listening.py::"

CUTS = (
    Cut(
        "a mail is answered 250 and not kept",
        "shanyrak/mailroom/gathering.py",
        "        connection.close()\n        return False",
        "        connection.close()\n        return True",
        (LISTENING + "test_without_a_database_nobody_hears_250",),
    ),
    Cut(
        "a mail brought twice is kept twice",
        "shanyrak/arrivals/groups.py",
        "{sha256(raw).hexdigest()}",
        "{sha256(raw).hexdigest()} {uuid.uuid4()}",
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
)
