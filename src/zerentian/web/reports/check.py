"""核对报告: a report is sent, read, and shown with advice beside it. Nothing of it is kept: no row, no file, no line in the journal.

What the Excel needs travels in the page itself, signed, and comes back when it is asked for.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views import View

from zerentian.files.badfile import BadFile
from zerentian.kernel.actor import Actor, Role
from zerentian.kernel.errors import Invalid, NotAllowed
from zerentian.reading.checking import check
from zerentian.reading.documents.opening import open_document
from zerentian.reading.files import report_of
from zerentian.reading.reader import read_text
from zerentian.reading.report import Report
from zerentian.web.incoming import FileOrTextForm, PastedText, SentFile
from zerentian.web.reports.excel import Row, findings_workbook
from zerentian.web.reports.shown import FINDINGS_MOST, checked_facts, rows
from zerentian.web.requests import actor_of_request
from zerentian.web.sending import file_response

CHARACTERS_MOST = 300_000  # of a report that a page shows

NOT_FOR_ADMINISTRATORS = "核对报告是给各组织的人用的，管理员账号不用。请换自己岗位的账号登录。"
TOO_LONG = "这份报告有 {length:,} 个字，页面上最多看 {most:,} 个。请分成几份再来。"
NOT_OURS = "这张表单不完整。请把报告再核对一次，再导出。"
PASTED = "贴上来的文字"


class CheckForm(FileOrTextForm):
    file = SentFile(
        label="报告文件",
        required=False,
        accept=".docx,.doc,.pdf,.txt",
        help_text="Word、PDF 或文本文件，不超过 50 MB；照片和扫描的读不出来",
    )
    text = PastedText(label="或者贴文字", required=False, max_length=CHARACTERS_MOST)


class CheckView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        require_member(actor_of_request(request))
        return render(request, "reports/check.html", {"form": CheckForm()})

    def post(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        require_member(actor)
        form = CheckForm(data=request.POST, files=request.FILES)
        try:
            report = report_sent(form) if form.is_valid() else None
        except BadFile as refusal:
            report = form.add_error("file", refusal.message)
        if report is None:
            return render(request, "reports/check.html", {"form": form}, status=422)
        return self._checked(request, actor, report)

    def _checked(self, request: HttpRequest, actor: Actor, report: Report) -> HttpResponse:
        report.findings = check(report)
        facts = checked_facts(report)
        return render(request, "reports/checked.html", facts | {"signed": signed(actor, report)})


class FindingsView(View):
    """The findings of a page that was shown, as an Excel; those the person has declined are left out."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Where a sign-in that ended in between leads back to."""
        return HttpResponseRedirect(reverse("reports:check"))

    def post(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of_request(request)
        require_member(actor)
        name, found = unsigned(actor, request.POST.get("findings", ""))
        declined = set(request.POST.get("declined", "").split())
        return file_response(findings_workbook(name, [row for row in found if row[0] not in declined]), f"{name}（核对）", ".xlsx")


def require_member(actor: Actor) -> None:
    if actor.role != Role.MEMBER:
        raise NotAllowed(NOT_FOR_ADMINISTRATORS)


def report_sent(form: CheckForm) -> Report | None:
    """The report as read; None, with the sentence at the form, where it is too long for a page."""
    file, text = form.cleaned_data["file"], form.cleaned_data["text"]
    if not file:
        return read_text(text, PASTED)
    file.seek(0)
    report = report_of(open_document(file.read(), file.name), file.name)
    if len(report.text) <= CHARACTERS_MOST:
        return report
    form.add_error("file", TOO_LONG.format(length=len(report.text), most=CHARACTERS_MOST))
    return None


def signed(actor: Actor, report: Report) -> str:
    """What the Excel will hold, so that only what was read here, by this account, is ever made into one."""
    return signing.dumps([report.title or report.file, rows(report)[:FINDINGS_MOST]], salt=_salt(actor), compress=True)


def unsigned(actor: Actor, sent: str) -> tuple[str, list[Row]]:
    try:
        name, found = signing.loads(sent, salt=_salt(actor))
    except signing.BadSignature:
        raise Invalid(NOT_OURS) from None
    return str(name), found


def _salt(actor: Actor) -> str:
    return f"reports.findings.{actor.uid}"
