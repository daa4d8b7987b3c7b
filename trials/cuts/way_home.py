"""The world's answer comes home: what is remembered, read in two ways, gathered, sealed, brought back, shown."""

from cuts.cut import Cut

MEMORY = "tests/translations/test_memory.py::"
READINGS = "tests/translations/test_readings.py::"
PACKING = "tests/bulletins/test_packing.py::"
GREETINGS = "tests/bulletins/test_greetings.py::"
VOICES = "tests/outcomes/test_voices.py::"
SHOWING = "tests/outcomes/test_showing.py::"

CUTS = (
    Cut(
        "a withdrawn letter is remembered sentence by sentence",
        "shanyrak/translations/staling.py",
        "    forget_sentences(translation)\n    _scatter(translation)\n    translation.state = TranslationState.WITHDRAWN",
        "    _scatter(translation)\n    translation.state = TranslationState.WITHDRAWN",
        (MEMORY + "test_what_is_withdrawn_is_forgotten",),
    ),
    Cut(
        "a changed sentence keeps what was written for another",
        "shanyrak/translations/staling.py",
        '    return [known.get(sentence, "") for sentence in cut(source).sentences]',
        "    return list(known.values())",
        (MEMORY + "test_a_changed_source_keeps_the_pieces_that_still_fit_and_remembers_none",),
    ),
    Cut(
        "one of two who differ decides",
        "shanyrak/translations/disputing.py",
        "        if by.pk in {row.translator_id, row.other_by_id}:",
        "        if by.pk == row.translator_id:",
        (READINGS + "test_neither_of_the_two_decides",),
    ),
    Cut(
        "few who say the same are counted out",
        "shanyrak/bulletins/assembling.py",
        "more=ready[identifier].more // 10 * 10,",
        "more=ready[identifier].more,",
        (PACKING + "test_how_many_more_say_the_same_is_said_down_to_tens_and_not_below_ten",),
    ),
    Cut(
        "a bulletin is sealed before two stand for it",
        "shanyrak/bulletins/packing.py",
        "    if bulletin.state == BulletinState.ASSEMBLED:",
        "    if bulletin.state is None:",
        (PACKING + "test_nothing_is_sealed_before_two_stand_for_it_or_to_no_key",),
    ),
    Cut(
        "what a resident said is kept",
        "shanyrak/outcomes/voicing.py",
        "    row.erase()\n",
        "",
        (VOICES + "test_set_aside_nothing_of_it_is_left",),
    ),
    Cut(
        "a resident's telephone goes to those who wrote",
        "shanyrak/outcomes/voicing.py",
        "        raise TellsWhere\n",
        "        pass\n",
        (VOICES + "test_how_to_find_a_resident_goes_nowhere",),
    ),
    Cut(
        "what they knew when they wrote is told as news",
        "shanyrak/outcomes/changing.py",
        "if each.recorded_at > since]",
        "if each.recorded_at]",
        (VOICES + "test_each_reads_what_changed_since_they_wrote_in_their_language",),
    ),
    Cut(
        "an office is made to say what it did not",
        "shanyrak/outcomes/showing.py",
        "    if any(_plain(part) not in answer for part in parts):",
        "    if not answer:",
        (SHOWING + "test_words_that_the_office_did_not_write_are_not_shown_as_its_own",),
    ),
    Cut(
        "one alone shows an office's answer",
        "shanyrak/outcomes/showing.py",
        "        if row.written_by_id == by.pk:",
        "        if row.approved_by_id == by.pk:",
        (SHOWING + "test_nobody_shows_their_own_choice_and_nothing_changes_afterwards",),
    ),
    Cut(
        "an address goes to a prison",
        "shanyrak/bulletins/greeting.py",
        "            raise ShowsWhere\n",
        "            pass\n",
        (GREETINGS + "test_marked_words_need_a_look_and_an_address_never_goes_on",),
    ),
    Cut(
        "who writes from inside is named to a prison",
        "shanyrak/bulletins/greeting.py",
        "    is_inside = country == track.appeal.case.country",
        "    is_inside = False",
        (GREETINGS + "test_who_writes_from_the_country_itself_is_not_named",),
    ),
)
