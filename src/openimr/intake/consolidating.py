"""Joining eligible applications of one worker, so that one determination answers them (rulebook A-22).

The case that was opened first leads: it takes in copies of the other's items, its papers, and whoever only the
other names. The other ends with a link. Its application, items, findings and statements stay as they are.
"""

from __future__ import annotations

import datetime as dt

from openimr import law
from openimr.cases import files
from openimr.cases.actors import SYSTEM, Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case, DisputedItem, Party
from openimr.intake import duplicates, notices
from openimr.intake.actions import PACIFIC
from openimr.intake.addressing import to_all
from openimr.intake.models import Paper
from openimr.intake.parties import decision_of

_SAME = frozenset({"employee", "requesting-physician"})
"""Whom the rule wants to be the same in both: they are not taken over a second time."""
_DIFFERS = {
    "employee": "the employee", "requesting_physician": "the requesting physician",
    "date_of_injury": "the date of injury", "eligible": "one of them is not eligible",
}  # fmt: skip


@action("consolidate")
def consolidate(case: Case, *, by: Actor, at: dt.datetime, into: str) -> Deed:
    """
    Join an eligible application with an earlier eligible one, and tell the parties of both. Source: A-22.

    Args: `into` is the number of the earlier case, which goes on with the items of both.
    Raises: Invalid at `into` where that is no earlier case of the worker that is eligible too, where physician or
    injury differ, or where only one of the reviews is expedited.
    """
    number = into.strip().upper()
    found = {other.number: (other, answer) for other, answer in duplicates.may_join(case)}
    if number not in found:
        raise Invalid(
            {
                "into": "Expected another eligible case of the same employee: "
                f"{', '.join(sorted(found)) or 'there is none'}."
            }
        )
    leading, answer = found[number]
    if not answer.allowed:
        words = ", ".join(_DIFFERS.get(name, name) for name in answer.differs)
        raise Invalid({"into": f"These may not be joined; not the same, or not known: {words} (rule A-22)."})
    if not duplicates.leads(leading, case):
        raise Invalid(
            {
                "into": f"The earlier case leads. Join {leading.number} with {case.number} from the page of {leading.number}."
            }
        )
    if leading.priority != case.priority:
        raise Invalid(
            {"into": "One review is expedited and the other is not: they have other limits. Keep them apart."}
        )
    places = take_in_consolidated(leading, by=SYSTEM, at=at, other=case)
    one_fee = bool(law.figure("F-25", "one_fee_for_consolidated", as_of=at.astimezone(PACIFIC).date()).value)
    case.facts["consolidation"] = {"into": leading.number, "items": places, "one_fee": one_fee}
    return Deed(
        detail={"into": leading.number, "items": places, "one_fee": one_fee},
        messages=to_all(case, notices.consolidated(case, leading, at=at), at=at),
    )


@action("take_in_consolidated")
def take_in_consolidated(case: Case, *, by: Actor, at: dt.datetime, other: Case) -> Deed:
    """Take in another application's items, papers and people; gives back where each item stands here. Source: A-22."""
    places = _copy_items(case, other)
    people = _copy_people(case, other)
    papers = _copy_papers(case, other)
    case.facts.setdefault("consolidation", {}).setdefault("members", []).append(other.number)
    added = [item for item in case.items.all() if item.position in places.values()]
    return Deed(
        result=places,
        detail={"member": other.number, "items": places, "parties": people, "papers": papers},
        messages=to_all(case, notices.took_in(case, other, added, at=at), at=at),
    )


def _copy_items(case: Case, other: Case) -> dict[str, int]:
    """Items of the other after one's own; returns position there (as JSON has keys) to position here."""
    last = max((item.position for item in case.items.all()), default=0)
    made: dict[int, DisputedItem] = {}
    originals = list(other.items.order_by("position"))
    for n, item in enumerate(originals, start=1):
        values = {
            f.attname: getattr(item, f.attname)
            for f in DisputedItem._meta.concrete_fields
            if f.name not in {"id", "case", "position", "depends_on"}
        }
        made[item.pk] = DisputedItem.objects.create(case=case, position=last + n, **values)
    for item in originals:
        if item.depends_on_id is not None:
            made[item.pk].depends_on = made[item.depends_on_id]
            made[item.pk].save(update_fields=["depends_on"])
    return {str(item.position): made[item.pk].position for item in originals}


def _copy_people(case: Case, other: Case) -> int:
    """People whom only the other names, and accounts that only the other is linked to; returns how many were added."""
    added = 0
    for party in other.parties.order_by("pk"):
        mine = case.parties.filter(role=party.role)
        if party.role not in _SAME:
            mine = mine.filter(ref=party.ref)
        here = mine.order_by("pk").first()
        if here is not None:
            if here.user_id is None and party.user_id is not None:
                here.user_id = party.user_id
                here.save(update_fields=["user"])
            continue
        values = {
            f.attname: getattr(party, f.attname)
            for f in Party._meta.concrete_fields
            if f.name not in {"id", "case"}
        }
        Party.objects.create(case=case, **values)
        added += 1
    return added


def _copy_papers(case: Case, other: Case) -> int:
    """The other's decision and papers, so that they come into the one case file; returns how many there are."""
    sha256 = decision_of(other)
    if sha256:
        filed = other.application
        Paper.objects.get_or_create(
            case=case, sha256=sha256,
            defaults={
                "name": f"ur-decision-{other.number}.pdf", "size": files.path_of(sha256).stat().st_size,
                "sent_by": "employee", "submitted_by": filed.filed_by, "received_at": filed.received_at,
            },
        )  # fmt: skip
    papers = list(other.papers.order_by("pk"))
    for paper in papers:
        Paper.objects.get_or_create(
            case=case, sha256=paper.sha256,
            defaults={
                "name": paper.name, "size": paper.size, "sent_by": paper.sent_by,
                "submitted_by": paper.submitted_by, "received_at": paper.received_at,
            },
        )  # fmt: skip
    return len(papers) + bool(sha256)
