"""How to greet an office holder, from what is known of them and nothing more."""

from dataclasses import dataclass

from shanyrak.craft.composing.phrasebook import phrases_of
from shanyrak.craft.composing.wording import Gender


@dataclass(frozen=True, slots=True)
class Holder:
    """
    Who holds the office. Every part may be "": only what is known is used.

    ``family_name`` and ``full_name`` stand as this language writes them. ``title`` is the office as one
    addresses it in this language and case ("Mayor", «аким», "le Maire"); in a letter to a man in Polish or
    Ukrainian it stands in the vocative, because the organiser wrote it so.
    """

    full_name: str = ""
    family_name: str = ""
    title: str = ""
    gender: Gender = ""


def salutation(language: str, holder: Holder) -> str:
    """
    Greet the holder: by family name where name and gender are known, else by office, else by whole name.

    >>> salutation("en", Holder(family_name="Tulin", gender="m"))
    'Dear Mr Tulin,'
    >>> salutation("en", Holder())
    'To whom it may concern,'

    :raises UnknownLanguage: no letter can be composed in this language yet
    """
    forms = phrases_of(language).salutations
    by_name = {"f": forms.to_woman, "m": forms.to_man}.get(holder.gender, "")
    by_title = {"f": forms.to_titled_woman, "m": forms.to_titled_man}.get(holder.gender, forms.to_title)
    candidates = (
        (by_name, {"name": holder.family_name}),
        (by_title, {"title": holder.title}),
        (forms.to_person, {"full": holder.full_name}),
    )
    for form, parts in candidates:
        if form and all(parts.values()):
            # Not str.format: a name may hold braces.
            for key, value in parts.items():
                form = form.replace("{" + key + "}", value)
            return form
    return forms.to_nobody
