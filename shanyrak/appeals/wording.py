"""An appeal's words in one language: a Wagtail page that keeps every revision, shown only through a publication."""

import re
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

from wagtail.models import Locale, Page, Revision

from shanyrak.appeals.models import Appeal, AppealWords, Demand, DemandWords
from shanyrak.words.models import Home

PARAGRAPH = re.compile(r"\n[ \t]*\n+")
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_«“\"(])")
# How people say what they demand when they give no list, and what comes after it:
# English, Russian, Kazakh, German, French, Spanish.
DEMANDING = re.compile(
    r"\b(?:demand(?:s|ed|ing)?(?: that)?|call(?:s|ed|ing)? (?:for|on)|треб(?:ует|уют|уем|овали),?(?: чтобы)?|forder\w*|"
    r"exig\w*(?: que)?)\s+(?P<what>.{15,400})|(?P<kazakh>.{15,400}?)\s+талап ет\w*",
    re.IGNORECASE,
)
# What the campaign did is news, not what the letter is about.
OUR_OWN_DEED = re.compile(
    r"\b(?:picket|protest|rally|demonstrat|petition|пикет|митинг|протест|наразылық)", re.IGNORECASE
)
WORD = re.compile(r"\w{5,40}")
LONGEST_STORY = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    title: str
    standfirst: str
    case_sentence: str
    letter_subject: str
    story: str
    demands: dict[int, str]

    def as_fields(self) -> dict:
        return asdict(self)


def first_words(text: str, facts: dict) -> Words:
    """
    The first draft of a page, from the text itself: nothing is said that it does not say.

    Contact blocks, copies, donations and comment boxes are left out of the story. Names of people at risk
    (``facts["persons"]``) become initials.
    """
    paragraphs = _story_paragraphs(text, facts)
    title = facts["title"] or (paragraphs[0] if paragraphs else "")
    story = [p for p in paragraphs if p.strip() != title.strip()]
    telling = [p for p in story if len(p) >= 60] or story
    sentences = [_one_line(s) for p in telling for s in SENTENCE.split(p)]
    demands = facts["demands"] or _implied_demands(paragraphs)
    hide = _initials_of(facts["persons"])
    return Words(
        title=hide(_one_line(title))[:200] or "?",
        standfirst=hide(sentences[0] if sentences else "")[:300],
        case_sentence=hide(_nearest(sentences, " ".join(filter(None, facts["demands"])) or title))[:500],
        letter_subject=hide(_one_line(title))[:120],
        story=hide("\n\n".join(_one_line(p) for p in story))[:LONGEST_STORY],
        demands={n: hide(_one_line(d)) for n, d in enumerate(filter(None, demands), 1)},
    )


def words_for(appeal: Appeal, language: str) -> AppealWords | None:
    """The page in this language with its newest revision's words; for the desk, never for the public."""
    page = appeal.pages.filter(locale__language_code=language).first()
    return page.get_latest_revision_as_object() if page else None


def save_words(
    *,
    appeal: Appeal,
    language: str,
    title: str,
    standfirst: str,
    case_sentence: str,
    letter_subject: str,
    story: str,
    demands: dict[int, str],
    by,
    now: datetime,  # noqa: ARG001 -- deeds take their time from outside; Wagtail dates its revisions itself
) -> Revision:
    """
    Write the words of one language as a new revision; the page is made with the first one.

    Never public by itself: a publication shows a revision, and two persons make a publication.
    """
    page = appeal.pages.filter(locale__language_code=language).first()
    fields = {
        "title": title,
        "standfirst": standfirst,
        "case_sentence": case_sentence,
        "letter_subject": letter_subject,
        "story": story,
    }
    if page is None:
        page = _new_page(appeal, language, fields)
    words = page.get_latest_revision_as_object() if page.latest_revision_id else page
    for name, value in fields.items():
        setattr(words, name, value)
    words.demand_words = [DemandWords(number=number, text=text) for number, text in sorted(demands.items())]
    Demand.objects.bulk_create(
        (Demand(appeal=appeal, number=number) for number in demands), ignore_conflicts=True
    )
    source = words_for(appeal, appeal.language)
    if language != appeal.language and source is not None:
        words.translated_from = fingerprint(source)
    return words.save_revision(user=by, changed=True)


def demands_of(words: AppealWords) -> dict[int, str]:
    return {each.number: each.text for each in sorted(words.demand_words.all(), key=lambda each: each.number)}


def demands_asked(appeal: Appeal) -> list[int]:
    """The numbers of what is asked now, as the newest words in the appeal's own language have it."""
    source = words_for(appeal, appeal.language)
    return list(demands_of(source)) if source else _demands_ever(appeal)


def next_demand(appeal: Appeal, asked: list[int]) -> int:
    """
    A number that no demand of this appeal ever had: in another language an old one may still have words. ``asked``
    (see ``demands_asked``) may hold one that was added in Wagtail's editor.
    """
    return max([*asked, *_demands_ever(appeal)], default=0) + 1


def _demands_ever(appeal: Appeal) -> list[int]:
    return list(appeal.demands.values_list("number", flat=True))


def fingerprint(words: AppealWords) -> str:
    """A hash of what a translator translates; a translation made from another one is stale."""
    parts = [words.title, words.standfirst, words.case_sentence, words.letter_subject, words.story]
    parts += [f"{number} {text}" for number, text in demands_of(words).items()]
    return sha256("\0".join(parts).encode()).hexdigest()


def home_in(language: str) -> Home:
    """The home page of a language, made when it is first needed."""
    locale, _ = Locale.objects.get_or_create(language_code=language)
    home = Home.objects.filter(locale=locale).first()
    if home is None:
        root = Page.get_first_root_node() or Page.add_root(
            instance=Page(
                title="Root", slug="root", locale=Locale.objects.get_or_create(language_code="en")[0]
            )
        )
        home = root.add_child(
            instance=Home(title="Shanyrak", slug=f"home-{language}", locale=locale, live=True)
        )
    return home


def _new_page(appeal: Appeal, language: str, fields: dict[str, str]) -> AppealWords:
    home = home_in(language)
    page = AppealWords(
        appeal=appeal, locale=home.locale, slug=f"appeal-{appeal.number}-{language}", live=False, **fields
    )
    sibling = appeal.pages.first()
    if sibling:
        page.translation_key = sibling.translation_key
    return home.add_child(instance=page)


def _story_paragraphs(text: str, facts: dict) -> list[str]:
    """The paragraphs that tell what happened: those without a contact, a demand or page furniture."""
    spans = [
        tuple(span)
        for path, span in facts["spans"].items()
        if path.split("/")[0] in {"copies_to", "support_to", "own_contacts", "donate", "demands"}
        or (path.startswith("targets/") and path.split("/")[2] not in {"name", "role", "organisation"})
    ]
    spans += [tuple(span) for span in facts.get("furniture", [])]
    told, place = [], 0
    for paragraph in PARAGRAPH.split(text):
        start = text.find(paragraph, place)
        place = start + len(paragraph)
        is_plain = all(end <= start or begin >= place for begin, end in spans)
        if paragraph.strip() and is_plain:
            told.append(paragraph.strip())
    return told


def _implied_demands(paragraphs: list[str]) -> list[str]:
    """Where no list of demands stands, what a sentence says is demanded."""
    for paragraph in paragraphs:
        for sentence in SENTENCE.split(paragraph):
            found = DEMANDING.search(_one_line(sentence))
            if found:
                return [(found["what"] or found["kazakh"]).strip()]
    return []


def _nearest(sentences: list[str], asked: str) -> str:
    """The sentence that has most words in common with what is asked: it says what the letter is about."""
    known = set(WORD.findall(asked.lower()))
    fitting = [s for s in sentences if 40 <= len(s) <= 320] or sentences
    telling = [s for s in fitting if not OUR_OWN_DEED.search(s)] or fitting
    return max(telling, key=lambda s: len(known & set(WORD.findall(s.lower()))), default="")


def _initials_of(names: list[str]):
    """A function that puts initials where these names stand."""

    def hide(text: str) -> str:
        for name in filter(None, names):
            text = text.replace(name, initials(name))
        return text

    return hide


def initials(name: str) -> str:
    return " ".join(f"{part[0]}." for part in name.split() if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
