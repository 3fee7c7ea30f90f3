"""The pages of the room: handing packets in, and seeing how far they are read."""

from __future__ import annotations

import datetime as dt
import io
import logging
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from openimr.casefile import actions, ingest, progress
from openimr.casefile.documents import KINDS
from openimr.casefile.mending.actions import mend_record
from openimr.casefile.models import Document, Packet, Page
from openimr.casefile.reading import Reason
from openimr.cases import door
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import VERBS, State
from openimr.cases.models import Case
from openimr.cases.roles import Part, Role, sees
from openimr.cases.views import actor_of, find_case, open_case, part, refuse

log = logging.getLogger(__name__)

MOST_FILES = 50
NOT_KEPT = (
    "This machine could not keep it; its disk may be full. Nothing of it was kept: send it again later, or tell whoever "
    "runs the site."
)
_WITHOUT_PACKETS = {Role.PANEL_MANAGER, Role.EXPERT_REVIEWER, Role.PUBLICATION_OFFICER}


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of one uploaded file."""

    name: str
    size: int
    taken: bool
    words: str


def packets_of(case: Case, by: Actor) -> QuerySet[Packet] | None:
    """The packets with how far they are read; a party sees its own; None where they are not the role's."""
    if by.role in _WITHOUT_PACKETS or not sees(by.role, Part.RECORD_LIST):
        return None
    found = case.packets.annotate(
        done=Count("pages"), unread=Count("pages", filter=Q(pages__source="unreadable"))
    ).order_by("pk")
    return found.filter(sent_by=by.role.value) if by.outside else found


def progress_of(case: Case, by: Actor) -> dict[str, Any]:
    """What `casefile/progress.html` shows."""
    found = packets_of(case, by)
    rows = None if found is None else list(found)
    busy = sum(1 for p in rows or () if p.state in {Packet.RECEIVED, Packet.READING})
    now = timezone.now()
    for packet in cast(list[Any], rows or []):
        if packet.state == Packet.READING:
            packet.minutes_left = progress.minutes_left(packet, done=packet.done, now=now)
    verb = VERBS["read_again"]
    return {
        "case": case, "packets": rows, "busy": busy, "sees_pages": sees(by.role, Part.RECORDS),
        "may_read_again": by.role in verb.roles and State(case.state) in verb.starts,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def packets(request: HttpRequest, number: str) -> HttpResponse:
    """The packets of a case, and handing in more of them; each file is told what became of it."""
    by = actor_of(request)
    if request.method == "POST":
        outcomes, errors = _take_in(request, find_case(number), by)
        return _packets(request, number, outcomes, errors)
    return _packets(request, number)


def _packets(
    request: HttpRequest,
    number: str,
    outcomes: list[Outcome] | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    by, outcomes, errors = actor_of(request), outcomes or [], errors or {}
    case = open_case(request, number, "packets", may=part(Part.RECORD_LIST))
    verb = VERBS["submit_packet"]
    context = {
        **progress_of(case, by), "demonstration": case.demonstration, "outcomes": outcomes, "errors": errors,
        "may_send": by.role in verb.roles and State(case.state) in verb.starts,
        "open_for_role": by.role in verb.roles, "values": {},
        "crumbs": [
            (gettext("Queue"), reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Packets", None),
        ],
    }  # fmt: skip
    status = 422 if errors or any(not o.taken for o in outcomes) else 200
    return render(request, "casefile/packets.html", context, status=status)


def _take_in(request: HttpRequest, case: Case, by: Actor) -> tuple[list[Outcome], dict[str, str]]:
    """Take in every file that can be; one that cannot does not stop the others. Raises: NotAllowed, WrongState."""
    sent = request.FILES.getlist("packets")
    if len(sent) > MOST_FILES:
        return [], {"packets": f"Expected at most {MOST_FILES} files at once, found {len(sent)}."}
    verb, at = VERBS["submit_packet"], timezone.now()
    may = by.role in verb.roles and State(case.state) in verb.starts and door.reaches(case, by)
    if not may:  # nothing is kept for who may not hand in; the door says why, and logs it
        actions.submit_packet(case, by=by, at=at, filename="", sha256="", size=0)
    if not sent:
        return [], {"packets": "Choose at least one file."}
    known = set(case.packets.values_list("sha256", flat=True))
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="openimr-upload-") as folder:
        for number, upload in enumerate(sent):
            try:
                for name, source, reason in _files_in(upload, Path(folder) / str(number)):
                    outcomes.append(_take_in_one(case, by, at, name, source, reason, known))
            except OSError as problem:
                log.error("an upload could not be unpacked: %s", type(problem).__name__)
                name = upload.name or "packet"
                outcomes.append(Outcome(name=name, size=upload.size or 0, taken=False, words=NOT_KEPT))
    return outcomes, {}


def _files_in(upload: Any, folder: Path) -> Iterator[tuple[str, BinaryIO, Reason | None]]:
    """The file that was sent, or each of those in it where it is a ZIP; with why one cannot be had."""
    name = upload.name or "packet"
    source = cast(BinaryIO, upload)
    if source.read(4)[:2] != b"PK" or (upload.size or 0) > settings.OPENIMR_MAX_UPLOAD:
        yield name, source, None
        return
    source.seek(0)
    folder.mkdir()
    archive = folder / "archive"
    with archive.open("wb") as out:
        shutil.copyfileobj(source, out)
    unpacked = ingest.reader().unpack(archive, folder / "files", max_bytes=settings.OPENIMR_MAX_UPLOAD)
    if unpacked is None:
        yield name, source, None
        return
    for found in unpacked:
        if found.path is None:
            yield f"{name}/{found.name}", io.BytesIO(), found.reason
            continue
        with found.path.open("rb") as file:
            yield f"{name}/{found.name}", file, None


def _take_in_one(
    case: Case,
    by: Actor,
    at: dt.datetime,
    name: str,
    source: BinaryIO,
    reason: Reason | None,
    known: set[str],
) -> Outcome:
    """Take in one file, and say what became of it."""
    size = 0
    try:
        if reason is not None:
            raise Invalid({"packet": f"It cannot be taken out of the ZIP: {reason.value}."})
        sha256, size = actions.keep_packet(source)
        actions.submit_packet(case, by=by, at=at, filename=name.replace("/", " > "), sha256=sha256, size=size)
    except Invalid as refusal:
        return Outcome(name=name, size=size, taken=False, words=" ".join(refusal.fields.values()))
    except OSError as problem:
        log.error("an upload could not be kept: %s", type(problem).__name__)
        return Outcome(name=name, size=size, taken=False, words=NOT_KEPT)
    words = "Was here already; it is not taken in twice." if sha256 in known else "Taken in."
    known.add(sha256)
    return Outcome(name=name, size=size, taken=True, words=words)


@require_safe
def reading(request: HttpRequest, number: str) -> HttpResponse:
    """
    How far the packets are read, for a page that looks again every two seconds.

    Counts and states only, so an asking that the door allows is not logged each time.
    """
    case, by = find_case(number), actor_of(request)
    if not door.reaches(case, by) or packets_of(case, by) is None:
        refuse(
            case.number, "packets", by=by, at=timezone.now(), why="the packets are not shown to this actor"
        )
    return render(request, "casefile/progress.html", progress_of(case, by))


UNSURE = 0.5
"""Below this confidence a record is offered first to be looked at."""
RECORDS_SHOWN = 100
"""Records on one page of those to be checked."""


@require_safe
def mending(request: HttpRequest, number: str) -> HttpResponse:
    """The records as the rules found them, each with why and how sure that is, and what to mend beside it."""
    return _mending(request, number)


def _mending(
    request: HttpRequest, number: str, errors: dict[str, str] | None = None, at: int = 0
) -> HttpResponse:
    case, by = open_case(request, number, "mending", may=_may_mend), actor_of(request)
    verb = VERBS["mend_record"]
    mended = request.GET.get("mended", "")
    at = at or (int(mended) if mended.isdecimal() and len(mended) < 12 else 0)
    only = (request.POST or request.GET).get("only") == "unsure"
    records = Document.objects.filter(case=case)
    listed = records.filter(Q(confidence__lt=UNSURE) | Q(pk=at)) if only else records
    keys = list(listed.order_by("number").values_list("pk", flat=True))
    asked = request.GET.get("from", "")
    start = keys.index(at) if at in keys else int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    start = min(start, max(0, len(keys) - 1)) // RECORDS_SHOWN * RECORDS_SHOWN
    pages = Page.objects.only(
        "pk", "number", "bates", "document_id", "packet_id"
    )  # not their words and texts
    shown = (
        records.filter(pk__in=keys[start : start + RECORDS_SHOWN])
        .select_related("packet", "duplicate_of")
        .prefetch_related(Prefetch("pages", queryset=pages))
        .order_by("number")
    )
    context = {
        "case": case, "demonstration": case.demonstration, "rows": [_row(document) for document in shown], "only": only,
        "every": records.count(), "listed": len(keys), "kinds": sorted(KINDS), "unsure": records.filter(confidence__lt=UNSURE).count(),
        "errors": errors or {}, "open_at": at, "first": start + 1, "last": min(start + RECORDS_SHOWN, len(keys)),
        "earlier": str(start - RECORDS_SHOWN) if start else "", "later": str(start + RECORDS_SHOWN) if start + RECORDS_SHOWN < len(keys) else "",
        "may_mend": by.role in verb.roles and State(case.state) in verb.starts,
        "crumbs": [
            ("Queue", reverse("queue")), (case.number, reverse("case", args=[case.number])), ("Check the records", None),
        ],
    }  # fmt: skip
    return render(request, "casefile/mending.html", context, status=422 if errors else 200)


def _row(document: Document) -> dict[str, Any]:
    pages = sorted(document.pages.all(), key=lambda page: page.number)
    return {
        "document": document, "pages": pages, "first": pages[0] if pages else None, "rest": pages[1:],
        "unsure": document.confidence < UNSURE, "fixed": any(page.bates is not None for page in pages),
        "percent": round(document.confidence * 100),
    }  # fmt: skip


def _may_mend(case: Case, by: Actor) -> bool:
    return by.role in VERBS["mend_record"].roles


@require_POST
def mend(request: HttpRequest, number: str) -> HttpResponse:
    """Mend one thing about one record, and come back to it."""
    case, by = find_case(number), actor_of(request)
    key, what, value = (request.POST.get(name, "") for name in ("page", "what", "value"))
    page = (
        Page.objects.filter(pk=int(key), packet__case=case).first()
        if key.isdecimal() and len(key) < 12
        else None
    )
    try:
        mend_record(case, by=by, at=timezone.now(), page=page.pk if page else 0, what=what, value=value[:300])
    except Invalid as refusal:
        return _mending(request, number, errors=refusal.fields, at=(page.document_id or 0) if page else 0)
    back = Page.objects.filter(pk=page.pk).values_list("document_id", flat=True).first() if page else 0
    only = "only=unsure&" if request.POST.get("only") == "unsure" else ""
    return redirect(f"{reverse('mending', args=[number])}?{only}mended={back}#record-{back}")


@require_POST
def read_again(request: HttpRequest, number: str, packet: int) -> HttpResponse:
    """Try again the pages of a packet that could not be read, or the packet."""
    case = find_case(number)
    try:
        actions.read_again(case, by=actor_of(request), at=timezone.now(), packet=packet)
    except Invalid as refusal:
        return _packets(request, number, errors={"packets": " ".join(refusal.fields.values())})
    return redirect("packets", number)
