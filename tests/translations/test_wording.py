"""An appeal's own words go over the same desk, field by field, and come back as a draft that two persons publish."""

import pytest
from django.utils import timezone

from shanyrak.appeals.wording import demands_of, words_for
from shanyrak.translations.models import Translation
from shanyrak.translations.wording import (
    NotAllApproved,
    NothingPublished,
    ask_for_words,
    put_words,
    renew_words,
    words_done,
)
from tests import make
from tests.bulletins.test_sheets import translate_row

pytestmark = [pytest.mark.django_db, pytest.mark.unit]


def test_published_words_are_asked_for_and_become_a_draft():
    now = timezone.now()
    appeal = make.make_appeal(now=now)

    asked = ask_for_words(appeal=appeal, language="kk", now=now)
    with pytest.raises(NotAllApproved):
        put_words(appeal=appeal, language="kk", by=make.make_user(), now=now)
    for row in Translation.objects.filter(origin="words"):
        translate_row(row, f"kk: {row.source}")
    put_words(appeal=appeal, language="kk", by=make.make_user(), now=now)

    words = words_for(appeal, "kk")
    assert words_done(appeal, "kk") == (asked, asked)
    assert words.title.startswith("kk: Ten days") and demands_of(words)[2].startswith("kk: Halt")
    assert appeal.words_in("kk") is None  # two persons publish them


def test_what_is_published_anew_is_stale_where_it_changed():
    now = timezone.now()
    appeal = make.make_appeal(now=now)
    ask_for_words(appeal=appeal, language="kk", now=now)

    make.make_words(appeal, title="Free after ten days", now=now)
    make.make_publication(appeal, now=now)
    renew_words(now=now)

    assert [row.source for row in Translation.objects.filter(state="stale")] == ["Free after ten days"]


def test_a_draft_s_words_are_shown_to_no_volunteer():
    with pytest.raises(NothingPublished):
        ask_for_words(appeal=make.make_draft(), language="kk", now=timezone.now())
