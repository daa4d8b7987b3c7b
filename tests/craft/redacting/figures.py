"""Prints how the redactor does on 300 made letters and on those written by hand, and what it missed."""

import json

from tests.craft.redacting.making import made_letters
from tests.craft.redacting.specimens import INVENTED, LETTERS, UNSEEN, judge, written_by_hand


def main() -> None:
    figures = {}
    for name, specimens, level in (
        ("made", made_letters(each=50, seed=2006), "anonymous"),
        ("by_hand", written_by_hand(LETTERS), "anonymous"),
        ("unseen", written_by_hand(UNSEEN), "anonymous"),
        ("invented", written_by_hand(INVENTED), "first-name"),
    ):
        judgement = judge(specimens, level=level)
        for missed in judgement.missed:
            print(f"{name}: missed {missed}")
        figures[name] = {
            "letters": len(specimens),
            "recall": round(judgement.found / judgement.labelled, 4),
            "words_lost": round(judgement.words_lost / judgement.other_words, 4),
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
