"""Appeal text → what it says, each fact with its place in the text, and its doubts."""

from shanyrak.craft.reading.reader import LIMIT, read_text
from shanyrak.craft.reading.results import Doubt, Fact, Problem, Reading, Target, Trouble

__all__ = ["LIMIT", "Doubt", "Fact", "Problem", "Reading", "Target", "Trouble", "read_text"]
