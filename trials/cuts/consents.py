"""Thanks, consents, forgetting."""

from cuts.cut import Cut

THANKS = "tests/outcomes/test_thanks.py::"
DUTIES = "tests/duties/test_duties.py::"

CUTS = (
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
