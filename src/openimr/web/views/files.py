"""Files of a case: the assembled case file, and the notices to the parties. No name of a person in an address."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from openimr.casefile.reader import printing
from openimr.casefile.records import current_file
from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.models import Case, Message
from openimr.cases.roles import Part, sees
from openimr.cases.views import actor_of, open_case, refuse
from openimr.panel.access import may_read_records


@require_safe
def case_file(request: HttpRequest, number: str) -> HttpResponse:
    """The assembled case file, for those to whom the records are open."""
    case = open_case(request, number, "case_file", may=may_read_records)
    current = current_file(case)
    if current is None:
        raise Http404("The case file is not complete yet.")
    return stored(current.sha256, "application/pdf", f"{case.number}-case-file.pdf")


@require_safe
def record_pdf(request: HttpRequest, number: str, record: int) -> HttpResponse:
    """A single record of the case file as a PDF, for printing. What is printed does not count as read on the screen."""
    case = open_case(request, number, "record_pdf", may=may_read_records, detail={"record": record})
    try:
        made = printing.record_pdf(case, record)
    except printing.CannotPrint as problem:
        raise Http404(str(problem)) from None
    return inline(made.data, "application/pdf", f"{case.number}-record-{record}.pdf")


@require_safe
def message_pdf(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A notice as PDF."""
    message = _message(request, number, pk)
    if not message.pdf_sha256:
        raise Http404("This notice has no PDF.")
    return stored(message.pdf_sha256, "application/pdf", f"{number}-notice-{pk}.pdf")


@require_safe
def message_text(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A notice as text."""
    message = _message(request, number, pk)
    return inline(message.text.encode(), "text/plain; charset=utf-8", f"{number}-notice-{pk}.txt")


def _message(request: HttpRequest, number: str, pk: int) -> Message:
    case = open_case(request, number, "notice", may=_sees_notices, detail={"message": pk})
    message = case.messages.select_related("party").filter(pk=pk).first()
    if message is None:
        raise Http404("There is no such notice in this case.")
    by = actor_of(request)
    if by.outside and message.party.user_id != by.user_id:
        refuse(case.number, "notice", by=by, at=timezone.now(), why="this notice is to another party")
    return message


def _sees_notices(case: Case, by: Actor) -> bool:
    return sees(by.role, Part.NOTICES)


def stored(sha256: str, kind: str, name: str) -> HttpResponse:
    """A kept file, proven by its hash, to be shown in the browser."""
    return inline(files.read(sha256), kind, name)


def inline(data: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes to be shown in the browser under a name."""
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
