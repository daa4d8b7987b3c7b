"""What the public sees, and what people type."""

from cuts.cut import Cut

DESK = "tests/translations/test_the_desk.py::"
READING = "tests/pages/test_reading.py::"
STEP_THREE = "tests/pages/test_sending.py::"
LINKS = "tests/pages/test_letters.py::"
TOKENS = "tests/pages/test_tokens.py::"
SIGNING_IN = "tests/desk/test_signing_in.py::"
PAPER = "tests/craft/printing/test_letter.py::"

CUTS = (
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
        "    left_out = {Purpose.COPY, Purpose.PUBLIC} if is_inside else set()",
        "    left_out = {Purpose.PUBLIC} if is_inside else set()",
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
        'if is_server and env.get("SHANYRAK_SENDING") != "on"',
        'if is_server and env.get("SHANYRAK_SENDING") == "off"',
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
)
