"""排版: a draft is sent and shown as pages; the files are made when they are asked for. Nothing of it is kept."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.files.badfile import BadFile
from zerentian.gongwen.drafts.assembling import Draft
from zerentian.gongwen.drafts.kinds import kind_called, kinds
from zerentian.gongwen.drafts.making import ENDINGS, FONTS, Made, made
from zerentian.gongwen.drafts.plain_data import characters_in
from zerentian.gongwen.drafts.reading import draft_of, draft_of_text
from zerentian.gongwen.drafts.settings import settings_in
from zerentian.kernel.actor import Actor
from zerentian.kernel.errors import Invalid
from zerentian.web.documents.carried import NOT_OURS, carried_document, carry_document
from zerentian.web.documents.forms import CHARACTERS_MOST, DraftForm
from zerentian.web.documents.pages import pages_of
from zerentian.web.requests import actor_of_request
from zerentian.web.sending import file_response

PAGES_MOST = 10  # shown as pictures

PASTED = "贴上来的文字"
TOO_LONG = "这份文稿有 {length:,} 个字，页面上最多排 {most:,} 个。请分成几份再来。"


class SettingView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        actor_of_request(request)
        return shown(request, DraftForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        form = DraftForm(data=request.POST, files=request.FILES)
        if not form.is_valid():
            return shown(request, form, status=422)
        try:
            draft = draft_sent(form)
            pdf = made(draft.document, ".pdf", fonts())
        except (BadFile, Invalid) as refusal:
            form.add_error("file" if form.cleaned_data["file"] else "text", refusal.message)
            return shown(request, form, status=422)
        return render(request, "documents/set.html", facts(actor, draft, pdf))


class FileView(View):
    """The document of a page that was shown, as .docx or .pdf."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where a sign-in that ended in between leads back to."""
        return HttpResponseRedirect(reverse("documents:set"))

    def post(self, request: HttpRequest) -> HttpResponse:
        document = carried_document(actor_of_request(request), request.POST.get("document", ""))
        ending = request.POST.get("ending", "")
        if ending not in ENDINGS:
            raise Invalid(NOT_OURS)
        return file_response(made(document, ending, fonts()).data, document.title, ending)


class TemplateView(View):
    """A blank draft of a kind, to be filled in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        actor_of_request(request)
        if not request.GET.get("kind"):
            return HttpResponseRedirect(reverse("documents:set"))
        kind = kind_called(request.GET["kind"])
        return file_response(kind.template.encode(), f"{kind.title}（空白模板）", ".md")


def shown(request: HttpRequest, form: DraftForm, status: int = 200) -> HttpResponse:
    return render(request, "documents/draft.html", {"form": form, "kinds": kinds()}, status=status)


def draft_sent(form: DraftForm) -> Draft:
    """Raises BadFile, Invalid."""
    file, own = form.cleaned_data["file"], settings_in(settings.INSTALLATION.folder)
    kind = form.cleaned_data["kind"]
    if file:
        file.seek(0)
        draft = draft_of(file.read(), file.name, kind=kind, settings=own)
    else:
        draft = draft_of_text(form.cleaned_data["text"], PASTED, kind=kind, settings=own)
    length = characters_in(draft.document)
    if length > CHARACTERS_MOST:
        raise Invalid(TOO_LONG.format(length=length, most=CHARACTERS_MOST))
    return draft


def facts(actor: Actor, draft: Draft, pdf: Made) -> dict[str, object]:
    pages, count = pages_of(pdf.data, PAGES_MOST)
    return {
        "title": draft.document.title,
        "kind": draft.kind.title,
        "notes": draft.notes,
        "fonts": pdf.notes,
        "pages": pages,
        "count": count,
        "carried": carry_document(actor, draft.document),
    }


def fonts() -> list[Path]:
    return [settings.INSTALLATION.folder / FONTS]
