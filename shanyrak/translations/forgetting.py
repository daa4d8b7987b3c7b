"""Forget a supporter: the translation of their letter goes with its copy. Thanks and developments hold nothing of them."""

from datetime import datetime

from shanyrak.copies.models import Copy
from shanyrak.people.models import Supporter
from shanyrak.translations.asking import COPY
from shanyrak.translations.models import Translation
from shanyrak.translations.staling import withdraw


def forget(supporter: Supporter, *, now: datetime) -> None:  # noqa: ARG001 -- the same signature in every room
    theirs = Copy.objects.filter(letter__supporter=supporter).values("pk")
    for translation in Translation.objects.filter(origin=COPY, origin_id__in=theirs):
        withdraw(translation)
