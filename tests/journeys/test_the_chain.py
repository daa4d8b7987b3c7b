"""
One story, from a pasted text to thanks in a mailbox, in a real browser, with JavaScript and without.

Nobody in it exists; the text has the shape of the founding appeals. Everything real: rows, SMTP, LMTP, PDFs.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pyrage
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from shanyrak.desk.roles import ensure_groups
from shanyrak.people.models import Role, User
from tests.journeys.house import House, pdf_in, text_of, words_on

pytestmark = pytest.mark.browser

TEXT = Path(__file__).with_name("pasted.txt").read_text("utf-8")
PASSWORD = "an-invented-long-one"
PHONE = {"width": 360, "height": 740}
MOST_ACTIONS = 18  # of an organiser, from a pasted text to a public page; issue 3 asks for fewer than 20
LEAST_SECONDS = 3.2  # before the letter form believes that a person reads

OWN_WORDS = (
    "My daughter is a nurse as well. I am Hanna Vogel of 12 Lindenweg, Leipzig; call me: +1 202 555 0143."
)
IN_KAZAKH = "Менің қызым да мейірбике. Сіздер жалғыз емессіздер: Өнтеректің әр үйі үшін хат жазып жатырмыз."
OUTSIDE_IN_KAZAKH = "Құрметті көршілер! Бүгін әкімдікке хат жаздым, жауап бергенше тағы жазамын."
IN_THEIR_WORDS = "Хаттарыңызды бірге, бір дастарқанда оқыдық."
THANKS = "The residents of Onterek read your letters together, and thank you."


class Hand:
    """Somebody at a browser, who counts what they do: each press, each field filled in, each page opened by address."""

    def __init__(self, page, house: House) -> None:
        self.page, self.house, self.actions = page, house, 0

    def open(self, path: str) -> None:
        self.actions += 1
        self.page.goto(path if path.startswith("http") else self.house.url + path)

    def press(self, name: str | re.Pattern[str], *, within=None, role: str = "button") -> None:
        self.actions += 1
        (within or self.page).get_by_role(role, name=name).first.click()

    def follow(self, name: str | re.Pattern[str], *, within=None) -> None:
        self.press(name, within=within, role="link")

    def fill(self, label: str, value: str, *, within=None) -> None:
        self.actions += 1
        (within or self.page).get_by_label(label).first.fill(value)

    def choose(self, label: str, option: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).first.select_option(label=option)

    def tick(self, label: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).first.check()

    def reads(self, words: str) -> None:
        """Find the words on the page, waiting for it to come if need be."""
        expect(self.page.locator("body")).to_contain_text(words, timeout=15_000)

    def sees(self, words: str) -> bool:
        """Whether the words stand on this page, which is there already."""
        return words in " ".join(self.page.locator("body").inner_text().split())


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def visit(request, browser, house):
    """Let somebody in: ``with visit("iris") as iris`` signs in; without a name it is a stranger with a phone."""

    @contextmanager
    def come(username: str = "") -> Iterator[Hand]:
        size = {} if username else {"viewport": PHONE, "has_touch": True}
        context = browser.new_context(java_script_enabled=request.param, accept_downloads=True, **size)
        context.set_default_timeout(10_000)
        hand = Hand(context.new_page(), house)
        if username:
            hand.open("/desk/")
            hand.fill("Username", username)
            hand.fill("Password", PASSWORD)
            hand.press("Sign in")
            hand.reads("What needs you now")
            hand.actions = 0
        yield hand
        context.close()

    return come


@pytest.fixture
def staff(house) -> None:
    groups = ensure_groups()
    for username, roles in {
        "iris": [Role.ORGANISER, Role.REDACTOR],
        "tomas": [Role.ORGANISER],
        "aigul": [Role.TRANSLATOR],
        "marat": [Role.TRANSLATOR],
        "baker": [Role.PARTNER],
    }.items():
        user = User.objects.create_user(username, password=PASSWORD, is_staff=True)
        user.groups.set([groups[role] for role in roles])


def test_a_text_becomes_letters_and_the_letters_come_home(house, staff, visit):
    with visit("iris") as iris, visit("tomas") as tomas:
        number = an_organiser_pastes_a_text_and_two_publish_it(iris, tomas)
        with visit() as hanna:
            a_supporter_writes_and_confirms(hanna, house, number)
        the_letters_leave(house)
        somebody_elsewhere_sends_a_copy(house, number)
        the_copies_are_redacted_and_released(iris)
        with visit("aigul") as aigul, visit("marat") as marat:
            the_copies_are_translated(aigul, marat)
        the_residents_get_their_sheet(iris, tomas, number)
        what_it_achieved_is_said_and_thanks_go_out(iris, tomas, house, number)
        with visit("baker") as baker, visit("aigul") as aigul, visit("marat") as marat:
            the_partner_carries_it_and_brings_words_back(baker, iris)
            the_words_are_translated_and_sent(aigul, marat, tomas, house, iris.page.url)


def an_organiser_pastes_a_text_and_two_publish_it(iris: Hand, tomas: Hand) -> int:
    iris.open("/desk/readings/new/")
    iris.fill("Paste the whole text", TEXT)
    iris.press("Read it")
    iris.reads("Doubts first")
    iris.reads("+44 1632 960178")
    answer_every_doubt(iris)
    iris.press("Make a draft appeal")
    number = int(re.search(r"/appeals/(\d+)/", iris.page.url)[1])
    iris.reads("The Mayor’s Office")
    iris.reads("Prosecutor of the Southern District")

    iris.follow("Propose the contacts")
    iris.press("Propose the ticked ones")
    iris.follow("Propose to publish English")
    iris.fill("The last day to write", (timezone.localdate() + timedelta(days=10)).isoformat())
    iris.fill("Who checked the facts", "Two neighbours, by telephone, this morning")
    iris.fill("How we know that those concerned agree", "Her sister, this morning")
    iris.press("Propose")
    iris.reads("Another person has to approve it")

    tomas.open("/desk/approvals/")
    tomas.follow("Nurse given 10-day jail sentence")
    tomas.reads("The immediate release of")
    tomas.press("I have read it: publish")
    tomas.reads("it is public now")

    assert iris.actions + tomas.actions < MOST_ACTIONS
    return number


def answer_every_doubt(iris: Hand) -> None:
    """The first answer that is offered, and where it can be given for several at once, for all of them."""
    doubts = iris.page.locator(".fact.open")
    while many := doubts.count():
        answers = doubts.first.get_by_role("button")
        for_all = answers.filter(has_text=re.compile(r"\d+ more"))
        iris.press((for_all if for_all.count() else answers).first.inner_text(), within=doubts.first)
        expect(doubts).not_to_have_count(many)


def a_supporter_writes_and_confirms(hanna: Hand, house: House, number: int) -> None:
    hanna.open(f"/en/{number}/")
    hanna.reads("Nurse given 10-day jail sentence")
    hanna.follow("Write now")
    hanna.page.wait_for_timeout(LEAST_SECONDS * 1000)
    for office in hanna.page.locator("#whom input").all():
        office.check()
    hanna.fill("In your own words", OWN_WORDS)
    hanna.fill("Your name", "Hanna Vogel")
    hanna.fill("Your town", "Leipzig")
    hanna.choose("Your country", "Germany")
    hanna.press("Show my letter again")
    hanna.reads("The immediate release of")
    hanna.reads("My daughter is a nurse as well.")
    hanna.press("Go on to sending")

    carried = hanna.page.get_by_role("group", name="We carry it by")
    ways = [line for line in carried.inner_text().splitlines() if ":" in line]
    assert {line.split(":")[0] for line in ways} >= {"Email", "Post", "Fax"}
    for box in carried.get_by_role("checkbox").all():
        box.check()
    hanna.fill("Your email address", "hanna@writers.example")
    hanna.tick("Write to me about this appeal until it ends")
    hanna.tick("Give the residents a translated copy")
    hanna.press("Send my letter")
    hanna.reads("One step is left: your mailbox")

    house.work()
    (mail,) = house.mails(to="hanna@writers.example")
    assert not house.mails(to="mayor@kemertas.example")
    hanna.open(re.search(r"http://\S+/confirm/\S+/", text_of(mail))[0])
    assert not house.mails(to="mayor@kemertas.example")
    hanna.press("Yes, send my letter")
    hanna.reads("Withdraw my letter")


def the_letters_leave(house: House) -> None:
    house.work()
    house.work()  # once more sends nothing twice

    (letter,) = house.mails(to="mayor@kemertas.example")
    assert says_it_all(text_of(letter))
    assert "+1 202 555 0143" in text_of(letter)  # what she wrote is what they get
    papers = [words_on(paper.read_bytes()) for paper in house.papers()]
    assert len(papers) == 2 and all(map(says_it_all, papers))
    assert any("Mira Square" in paper for paper in papers) and any(
        "Kemer Street" in paper for paper in papers
    )
    (fax,) = house.mails(to="441632960165@")
    assert says_it_all(words_on(pdf_in(fax)))


def says_it_all(letter: str) -> bool:
    letter = " ".join(letter.split())
    return (
        "The immediate release of" in letter
        and "My daughter is a nurse as well." in letter
        and "Hanna Vogel" in letter
    )


def somebody_elsewhere_sends_a_copy(house: House, number: int) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Ana Duarte <ana@writers.example>", f"copies+{number}@shanyrak.example"
    mail["Subject"], mail["Message-ID"] = "Copy of my letter", "<copy-of-ana@writers.example>"
    mail.set_content(
        "Dear neighbours,\n\nI wrote to the office today and I shall write until it answers.\n\nAna Duarte"
    )
    house.bring(mail)
    house.work()


def the_copies_are_redacted_and_released(iris: Hand) -> None:
    iris.open("/desk/copies/")
    iris.follow(re.compile("was (not )?asked"))  # whoever wrote from elsewhere has not answered yet
    iris.fill("How we know that the writer agrees", "She said so on the telephone.")
    iris.press("They agree")
    iris.reads("Written down: its writer agrees.")
    for _ in range(2):
        iris.open("/desk/copies/")
        iris.follow("Redact")
        field = iris.page.get_by_label("Redacted")
        field.fill(field.input_value().replace("12 Lindenweg", "[address]"))  # what no suggestion is sure of
        text = field.input_value()
        assert "Hanna Vogel" not in text and "+1 202 555 0143" not in text and "Duarte" not in text
        iris.press("Keep this")
        iris.press("Release it")
        iris.reads("Released: translators and residents may read it.")


def the_copies_are_translated(aigul: Hand, marat: Hand) -> None:
    for _ in range(2):
        aigul.open("/desk/translations/")
        aigul.follow("Open")
        aigul.press("Take it")
        aigul.reads("It is yours for two hours.")
        assert not aigul.sees("Hanna Vogel") and not aigul.sees("Lindenweg")
        translate(aigul, IN_KAZAKH if aigul.sees("a nurse as well") else OUTSIDE_IN_KAZAKH)

        marat.open("/desk/translations/")
        marat.follow("Read")
        marat.reads("Send it back")
        assert marat.sees("Сіздер жалғыз емессіздер") or marat.sees("Құрметті көршілер")
        marat.press("Approve")
        marat.reads("Approved: it may stand on the residents’ sheet.")


def translate(translator: Hand, text: str) -> None:
    """Sentence beside sentence: theirs in the first field, and the others left empty because it says them too."""
    translator.fill("Translation of sentence 1", text)
    translator.press("Hand to a second reader")


def the_residents_get_their_sheet(iris: Hand, tomas: Hand, number: int) -> None:
    iris.open(f"/desk/appeals/{number}/bulletin/")
    iris.fill("Title of the sheet", "Сіздер жалғыз емессіздер")
    for letter in iris.page.get_by_role("checkbox").all():
        letter.check()
    iris.press("Assemble")
    iris.reads("another person approves it")
    sheet = iris.page.url

    tomas.open(sheet)
    tomas.press("I have read it: approve")
    tomas.reads("Approved: it may be printed and carried.")
    printed = words_on(tomas.page.context.request.get(f"{sheet}pdf/").body())
    assert "Өнтеректің әр үйі үшін хат жазып жатырмыз" in printed
    assert "Құрметті көршілер" in printed
    assert "Vogel" not in printed and "Duarte" not in printed


def what_it_achieved_is_said_and_thanks_go_out(iris: Hand, tomas: Hand, house: House, number: int) -> None:
    iris.open(f"/desk/appeals/{number}/outcome/")
    iris.fill("In a sentence or two", "Saule Ontay was let go on the sixth day.")
    iris.fill("Who says so", "The tenants’ committee")
    iris.fill("Where it can be read or heard", "By telephone, this morning")
    iris.press("Record")
    iris.follow("Write thanks")
    iris.fill("Words to those who wrote", THANKS)
    iris.press("Keep")

    tomas.open(iris.page.url)
    tomas.press("I have read it: send")
    tomas.reads("It is on its way to 1 person.")
    house.work()
    house.work()
    thanks = [
        mail for mail in house.mails(to="hanna@writers.example") if THANKS in " ".join(text_of(mail).split())
    ]
    assert len(thanks) == 1
    to_ana = [" ".join(text_of(mail).split()) for mail in house.mails(to="ana@writers.example")]
    assert to_ana and not any(THANKS in mail for mail in to_ana)  # asked about her copy; never agreed to hear


def the_partner_carries_it_and_brings_words_back(baker: Hand, iris: Hand) -> None:
    key = pyrage.x25519.Identity.generate()
    baker.open("/desk/partner/")
    baker.fill("Your age key", str(key.to_public()))
    baker.press("Note it")
    baker.reads("From now on bulletins are sealed to this key.")
    link = baker.page.get_by_role("link", name="Download it, sealed to your key").get_attribute("href")
    sealed = baker.page.context.request.get(baker.house.url + link).body()
    assert any(name.endswith(".pdf") for name in ZipFile(BytesIO(pyrage.decrypt(sealed, [key]))).namelist())
    baker.page.get_by_text("I have taken sheets").first.click()
    baker.fill("How many sheets", "40")
    baker.press("Write it down")
    baker.reads("Written down. No resident is stored anywhere.")
    baker.page.get_by_label("For which appeal").select_option(index=1)
    baker.fill("What residents say", f"{IN_THEIR_WORDS} +7 727 271 65 57")
    baker.press("Bring it")
    baker.reads("it goes to those who wrote")
    assert not baker.sees("Hanna")

    iris.open("/desk/voices/")
    iris.follow("Thanks")
    iris.reads("+7 727 271 65 57")
    iris.fill("What goes to those who wrote", IN_THEIR_WORDS)
    iris.press("Release it")
    iris.reads("another person reads it, and then it goes out")


def the_words_are_translated_and_sent(
    aigul: Hand, marat: Hand, tomas: Hand, house: House, thanks: str
) -> None:
    aigul.open("/desk/translations/")
    aigul.page.get_by_role("row", name=IN_THEIR_WORDS[:20]).get_by_role("link").click()
    aigul.press("Take it")
    translate(aigul, "We read your letters together, at one table.")
    marat.open("/desk/translations/")
    marat.page.get_by_role("row", name=IN_THEIR_WORDS[:20]).get_by_role("link").click()
    marat.press("Approve")

    tomas.open(thanks)
    tomas.press("I have read it: send")
    tomas.reads("It is on its way to 1 person.")
    house.work()
    mails = [text_of(mail) for mail in house.mails(to="hanna@writers.example")]
    (voice,) = [mail for mail in mails if "at one table" in mail]
    assert "In their words:" in voice and "What has happened since you wrote:" in voice
    assert "271 65 57" not in "".join(mails)
