"""Forget a writer: the translation of their letter goes with its copy. Thanks and developments hold nothing of them."""

from datetime import datetime

from shanyrak.copies.models import Copy
from shanyrak.people.models import Supporter
from shanyrak.translations.asking import COPY
from shanyrak.translations.models import Translation
from shanyrak.translations.staling import withdraw


def forget(supporter: Supporter, *, now: datetime) -> None:  # noqa: ARG001 -- the same signature in every room
    for copy in Copy.objects.filter(letter__supporter=supporter):
        forget_copy(copy)


def forget_copy(copy: Copy) -> None:
    for translation in Translation.objects.of(COPY, copy.pk):
        withdraw(translation)
