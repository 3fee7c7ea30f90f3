"""The calendar feed: whoever is signed in gets a secret address, and a calendar program reads it without signing in."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from openimr.cases import feeds, keeping
from openimr.cases.actors import Actor
from openimr.cases.models import CalendarFeed, Deadline, User
from openimr.cases.roles import Role
from openimr.cases.worklist import WORK
from openimr.web.middleware import public
from openimr.web.views import queues


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """Make the address, make it anew, or take it back. A new one is shown once, for only its digest is kept."""
    assert isinstance(request.user, User)
    now, address = timezone.now(), ""
    if request.method == "POST":
        if request.POST.get("what") == "revoke":
            feeds.revoke(request.user, at=now)
        else:
            address = request.build_absolute_uri(
                reverse("calendar-feed", args=[feeds.make(request.user, at=now)])
            )
    context = {
        "address": address, "feed": CalendarFeed.objects.filter(user=request.user).first(), "here": "due",
        "crumbs": [(gettext("What is due"), reverse("due")), (gettext("Calendar feed"), None)],
    }  # fmt: skip
    return render(request, "web/ledger/calendar.html", context)


@public
@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar at a secret address. Raises: Http404 for an address that opens none."""
    user = feeds.owner_of(secret)
    if user is None:
        raise Http404("No calendar is at this address.")
    now = timezone.now()
    rows = list(_rows(Actor.of(user))[: feeds.MOST_EVENTS])
    data = feeds.written(
        rows, at=now, address=lambda number: request.build_absolute_uri(reverse("ledger", args=[number]))
    )
    feeds.log_reading(user, len(rows), at=now)
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = 'inline; filename="openimr.ics"'
    return response


def _rows(by: Actor) -> QuerySet[Deadline]:
    """The dates that concern somebody: of their work list, of their review, or of their side of a case."""
    first, last = feeds.window(timezone.localdate())
    rows = Deadline.objects.filter(due_on__range=(first, last), case__demonstration=False)
    open_, right = keeping.Standing.OPEN.value, keeping.Standing.RIGHT.value
    if by.role in WORK:
        rows = rows.filter(standing=open_, case__waiting__role=by.role.value)
    elif by.outside:
        mine = Q(standing=open_, keeper__in=[by.role.value, keeping.PARTIES]) | Q(standing=right)
        rows = rows.filter(mine, case__in=queues.reached_by(by).order_by().values("pk"))
    elif by.role is Role.EXPERT_REVIEWER:
        reviews = queues.reached_by(by).order_by().values("pk")
        rows = rows.filter(standing=open_, name__startswith="determination-due", case__in=reviews)
    else:
        rows = rows.none()
    return rows.select_related("case").order_by("due_on", "pk")
