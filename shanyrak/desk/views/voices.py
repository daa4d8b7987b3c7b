"""What residents say, as a partner brought it: read by an organiser, released or set aside."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from shanyrak.desk.doing import attempt
from shanyrak.desk.queues import voices_to_read
from shanyrak.desk.roles import StaffRequest, for_roles
from shanyrak.desk.voice_forms import ReleaseVoiceForm
from shanyrak.outcomes.models import Thanks, Voice, VoiceState
from shanyrak.outcomes.voicing import proposal, release, set_aside
from shanyrak.people.models import Role


@for_roles(Role.ORGANISER)
def voices(request: StaffRequest) -> HttpResponse:
    return render(
        request,
        "desk/voices.html",
        {
            "waiting": voices_to_read().select_related("appeal__case"),
            "released": Thanks.objects.exclude(voice=None)
            .select_related("appeal")
            .order_by("-written_at")[:50],
        },
    )


@for_roles(Role.ORGANISER)
def voice(request: StaffRequest, voice_id: UUID) -> HttpResponse:
    voice = get_object_or_404(Voice.objects.select_related("appeal__case"), pk=voice_id)
    is_open = voice.state == VoiceState.ENTERED
    form = ReleaseVoiceForm(
        request.POST if request.POST.get("do") == "release" else None,
        initial={"text": proposal(voice) if is_open else ""},
    )
    if request.POST.get("do") == "aside":
        attempt(request, set_aside, done=_("Set aside; nothing of it is kept."), voice=voice, by=request.user)
        return redirect("desk:voices")
    if form.is_valid():
        thanks = attempt(
            request,
            release,
            done=_("Released. It is translated, another person reads it, and then it goes out."),
            voice=voice,
            text=form.cleaned_data["text"].replace("\r\n", "\n"),
            by=request.user,
        )
        if thanks:
            return redirect("desk:thanks", thanks.pk)
    return render(
        request,
        "desk/voice.html",
        {"voice": voice, "is_open": is_open, "text": voice.text.open() if is_open else "", "form": form},
    )
