"""The verbs of completeness: look what is missing, ask for it, say why it is not asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from openimr import law
from openimr.casefile.completeness import keeping
from openimr.casefile.completeness.rules import Missing
from openimr.casefile.models import Gap
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.intake.addressing import Content, to_all

MOST_REASON = 300


@action("look_for_gaps")
def look_for_gaps(case: Case, *, by: Actor, at: dt.datetime, found: tuple[Missing, ...]) -> Deed:
    """Keep what `keeping.missing` has found; what has come since is closed. Source: rulebook N-05."""
    new, closed = keeping.apply(case, found, at=at)
    return Deed(detail={"new": new, "closed": closed, "open": keeping.open_gaps(case)})


@action("look_again_for_gaps")
def look_again_for_gaps(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """Have it looked again what is missing; the worker does it, since it reads every page. Source: rulebook N-05."""
    return Deed(detail={"order": keeping.ask_to_look(case)})


@action("ask_for_records")
def ask_for_records(case: Case, *, by: Actor, at: dt.datetime, gaps: Collection[int]) -> Deed:
    """
    Ask the claims administrator for exactly these gaps; question and answer go to all parties (N-10).

    Raises: Invalid where none is given, or one is not open. Asked for again, a gap keeps its first day.
    """
    wanted = list(
        Gap.objects.filter(case=case, pk__in=gaps, closed_at=None).order_by("-required", "date", "pk")
    )
    if not wanted or len(wanted) != len(set(gaps)):
        raise Invalid({"gaps": "Choose at least one record that is still missing."})
    first = [gap for gap in wanted if gap.asked_at is None]
    Gap.objects.filter(pk__in=[gap.pk for gap in first]).update(asked_at=at, waived="")
    return Deed(
        detail={"gaps": [gap.pk for gap in wanted], "again": len(wanted) - len(first)},
        messages=to_all(case, lambda: _letter(case, wanted, at), at=at),
    )


def _letter(case: Case, wanted: list[Gap], at: dt.datetime) -> Content:
    expedited = case.priority == "expedited"
    name = "expedited_days" if expedited else "regular_business_days"
    days = law.figure("N-10", name, as_of=at.date()).whole
    due = f"{days} calendar day{'s' * (days != 1)}" if expedited else f"{days} business days"
    items = [f"({n}) {gap.says}. {gap.why}" for n, gap in enumerate(wanted, start=1)]
    return Content(
        kind="request-for-records",
        title="Request for missing records",
        paragraphs=(
            "To the claims administrator: the records that came for this review were compared with what the "
            "regulation asks for and with what the records themselves name. The following are not among them.",
            *items,
            f"Send them, or say for each that it does not exist or is not yours, within {due} of receiving this "
            "letter (8 CCR 9792.10.5(c)). Send the employee what they do not have.",
            "This request goes to all parties. The review goes on; records that come before the determination "
            "reach the reviewer.",
        ),
    )


@action("waive_record")
def waive_record(case: Case, *, by: Actor, at: dt.datetime, gap: int, reason: str) -> Deed:
    """Say why a gap is not asked for; an empty reason takes that back. Raises: Invalid."""
    found = Gap.objects.filter(case=case, pk=gap, closed_at=None).first()
    if found is None:
        raise Invalid({"": "This gap is closed, or is not one of this case."})
    reason = " ".join(reason.split())
    if len(reason) > MOST_REASON:
        raise Invalid({"reason": f"Expected at most {MOST_REASON} characters, found {len(reason)}."})
    found.waived = reason
    found.save(update_fields=["waived"])
    return Deed(detail={"gap": gap, "waived": bool(reason)})
