"""
Post the same form again and again, 10,000 times in all, to a real web server: one letter each.

Each supporter has a form of their own and one habit: a double click (two at once), reloading the answer (three in a
row), a browser that loses the line and tries again (sent without waiting for the answer, then twice more), or twenty at
once. Then the button of the mail that asks for confirmation is pressed by the same habit.

Found for each supporter, whatever they did: one letter, one confirmation mail, one delivery to the office; and at the
sink, when all has left, one mail to the supporter and one to the office. No answer is a 500.
"""

import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from shanyrak.project.ports import free_port
from trials.stage.house import ADDRESSES, PYTHON, House, house, queue
from trials.stage.judging import judged, say, sizes
from trials.stage.sink import sink
from trials.stage.visitors import NOT_AWAITED, confirm_links, email_of, forms_of, status_of
from trials.stage.waiting import wait_until

HABITS = {"double click": 2, "reload": 3, "retry": 3, "twenty at once": 20}
OFTEN = {"double click": 10, "reload": 5, "retry": 5, "twenty at once": 1}  # of 21 supporters
AT_ONCE = 20  # browsers


def trial(posts: int) -> tuple[dict, bool]:
    port = free_port()
    with sink() as seen, house(f"smtp://127.0.0.1:{seen.port}", PORT=str(port)) as home:
        number = queue(1, addresses=ADDRESSES[:1]).number
        home.ask("UPDATE appeals_appeal SET is_drill = false")  # nobody sees a drill's page
        home.start(PYTHON, "-m", "shanyrak.project.serving", str(port))
        wait_until(lambda: status_of(port, "GET", "/en/") == 200, "the web server answers")
        habits = drawn(posts // 2)
        forms = forms_of(number, range(len(habits)))
        time.sleep(3.1)  # a form that comes back sooner is taken for a robot's
        began = time.monotonic()
        address = f"/en/{number}/sent/"
        answers = posted(port, [(habit, address, form) for habit, form in zip(habits, forms, strict=True)])
        say(f"forms posted: {answers}")
        links = confirm_links()
        pressed = [(habit, links.get(email_of(n), "/en/"), {}) for n, habit in enumerate(habits)]
        answers += posted(port, pressed)
        seconds = round(time.monotonic() - began)
        say(f"confirmed: {answers}")
        figures = found(home)
        home.finish()
    mails = Counter(each.recipient for each in seen.arrived)
    letters = mails.pop("target-1@drill.example", 0)
    figures |= {
        "posts": answers.total(),
        "answers": dict(answers),
        "seconds": seconds,
        "mails_to_supporters": [mails.total(), len(mails)],
        "mails_to_the_office": letters - 1,  # the drill's own
    }
    supporters = len(habits)
    each_once = all(figures[name] == supporters for name in ("letters", "confirm_mails", "deliveries"))
    each_once &= figures["mails_to_supporters"] == [supporters, supporters]
    each_once &= figures["mails_to_the_office"] == supporters
    return {"supporters": supporters, **figures}, each_once and set(answers) <= {200, 302, NOT_AWAITED}


def drawn(posts: int) -> list[str]:
    """Habits until so many posts are reached; some of each."""
    habits: list[str] = []
    while sum(HABITS[habit] for habit in habits) < posts:
        habits.append(random.choices(list(OFTEN), list(OFTEN.values()))[0])
    return habits


def posted(port: int, tasks: list[tuple[str, str, dict]]) -> Counter:
    """Every supporter's posts, by their habit; how often each status was answered, 0 for an answer not awaited."""
    answers: Counter = Counter()
    with ThreadPoolExecutor(AT_ONCE // 4) as browsers:
        for said in browsers.map(lambda task: by_habit(port, *task), tasks):
            answers.update(said)
    return answers


def by_habit(port: int, habit: str, address: str, form: dict) -> list[int]:
    match habit:
        case "reload":
            return [status_of(port, "POST", address, form) for _ in range(3)]
        case "retry":
            gone = status_of(port, "POST", address, form, waits=False)
            return [gone, *(status_of(port, "POST", address, form) for _ in range(2))]
    number, said = HABITS[habit], []
    together = threading.Barrier(number)

    def click() -> None:
        together.wait()
        said.append(status_of(port, "POST", address, form))

    clicks = [threading.Thread(target=click) for _ in range(number)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    return said


def found(home: House) -> dict[str, int]:
    """What the database holds, without the drill's own letter."""
    count = "SELECT count(*) FROM {} "
    return {
        "letters": home.ask(count.format("letters_letter"))[0][0] - 1,
        "confirm_mails": home.ask(count.format("outbox_delivery") + "WHERE origin = 'confirm'")[0][0],
        "deliveries": home.ask(count.format("outbox_delivery") + "WHERE origin = 'letter'")[0][0] - 1,
    }


if __name__ == "__main__":
    chosen = sizes(__doc__, posts=10_000)
    sys.exit(judged(lambda: trial(chosen.posts)))
