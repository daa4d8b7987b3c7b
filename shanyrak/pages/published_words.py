"""The words of a publication, read from its revision as it was approved."""

from dataclasses import dataclass

from shanyrak.appeals.models import Publication


@dataclass(frozen=True, slots=True)
class DemandLine:
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PublishedWords:
    """An appeal in one language. Any text may be "" but the title."""

    language: str
    title: str
    standfirst: str
    case_sentence: str
    letter_subject: str
    story: str
    demands: tuple[DemandLine, ...]


def words_of(publication: Publication) -> PublishedWords:
    """
    Give the words without asking the database.

    A revision keeps them as JSON. Making a whole page object of it, as Wagtail does, costs nine queries and
    looks at the page as it is today; the public sees what two persons approved, and no more.
    """
    content = publication.revision.content
    demands = (DemandLine(line["number"], line["text"]) for line in content.get("demand_words", []))
    return PublishedWords(
        language=publication.locale.language_code,
        title=content["title"],
        standfirst=content.get("standfirst", ""),
        case_sentence=content.get("case_sentence", ""),
        letter_subject=content.get("letter_subject", ""),
        story=content.get("story", ""),
        demands=tuple(sorted(demands, key=lambda line: line.number)),
    )
