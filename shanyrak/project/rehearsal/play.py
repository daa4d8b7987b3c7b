"""
The play: the whole chain, scene by scene, with the house's own deeds, pages and worker.

Nothing in any room knows that it is rehearsed: the supporters use the public pages, the mail goes over SMTP and LMTP on this
machine, and the staff are two invented persons who check each other as real ones must.
"""

from pathlib import Path
from typing import Any

from shanyrak.appeals.models import Appeal
from shanyrak.outbox.models import Delivery
from shanyrak.people.models import User
from shanyrak.project.rehearsal.appearing import publish, read
from shanyrak.project.rehearsal.by_hand import carry_by_hand
from shanyrak.project.rehearsal.coming_home import bring_copies, print_bulletin, thank, translate
from shanyrak.project.rehearsal.mail import mail_servers, mails
from shanyrak.project.rehearsal.prompt_book import PromptBook
from shanyrak.project.rehearsal.writing import confirm, keep_pages, send_letters, write_letters
from shanyrak.targets.models import Channel


def play(text: str, *, home: Path, folder: Path) -> dict[str, Any]:
    """Play every scene and leave ``report.json`` and all that would have gone out in ``folder``."""
    book = PromptBook(folder)
    iris, tomas, marat = (
        User.objects.create_user(name, is_staff=True) for name in ("iris", "tomas", "marat")
    )
    with mail_servers():
        reading = read(text, iris, book)
        appeal = publish(reading, iris, tomas, book)
        if appeal is None:
            return book.finish()
        keep_pages(appeal, book)
        write_letters(appeal, book)
        confirm(home, book)
        send_letters(appeal, home, book)
        carry_by_hand(appeal, book)
        bring_copies(appeal, tomas, book)
        translate(marat, tomas, book)
        print_bulletin(appeal, iris, tomas, book)
        thank(appeal, iris, tomas, marat, home, book)
        _count_sink(home, book)
    _check_targets(appeal, book)
    return book.finish()


def _count_sink(home: Path, book: PromptBook) -> None:
    """The sandbox's own files against the journal: nothing missing, nothing twice."""
    by_mail = Delivery.objects.left().filter(channel__in=[Channel.EMAIL, Channel.FAX])
    received = [mail["Message-ID"] for mail in mails(home)]
    book.count(
        "sink", received=len(received), journal=by_mail.count(), twice=len(received) - len(set(received))
    )
    if set(received) != set(by_mail.values_list("mail_id", flat=True)) or len(received) != len(set(received)):
        book.problem("What the mail server received is not what the journal says.")


def _check_targets(appeal: Appeal, book: PromptBook) -> None:
    """Every target has something for every way the text gives to it."""
    for target in appeal.targets.all():
        for channel in {contact.channel for contact in target.office.contacts.all()}:
            pieces = [
                name for name in book.files if name.startswith((f"{channel}/", f"by-hand/{channel}-"))
                and f"target-{target.position + 1:02}-" in name
            ]  # fmt: skip
            if not pieces:
                book.problem(f"Target {target.position + 1} has nothing by {channel}.")
