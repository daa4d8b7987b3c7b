"""Handing in: a pack to print and carry to the door."""

from shanyrak.channels.handin.guiding import HandinGuide

__all__ = ["HandinGuide"]
