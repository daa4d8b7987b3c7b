"""What was translated and approved before, offered again. A person still reads it."""

from shanyrak.translations.models import Translation


def suggestion(translation: Translation) -> str:
    """Give the newest approved translation of exactly this source, "" when there is none."""
    before = (
        Translation.objects.approved()
        .filter(source=translation.source, language=translation.language)
        .exclude(pk=translation.pk)
        .order_by("-approved_at", "-pk")
        .first()
    )
    return before.text if before else ""
