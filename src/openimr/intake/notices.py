"""The notices of intake: what each of them says, and which deadlines run from it.

A notice is said in whatever language is active; `addressing` sends it to everybody whom the rule names.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from openimr import law
from openimr.cases.deadlines import law_facts
from openimr.cases.models import Case, DisputedItem
from openimr.cases.names import for_people
from openimr.cases.speaking import said
from openimr.intake.addressing import Content, told
from openimr.intake.reasons import CURES, MEANS


def _item(item: DisputedItem) -> str:
    return f"({item.position}) {item.description}"


def _received(case: Case) -> str:
    return for_people(case.facts["application"]["received_on"])


def _why(case: Case, codes: Sequence[str]) -> str:
    """The reasons of an item with their cures, in sentences."""
    return " ".join(f"{_(MEANS[c])}{_how_late(case, c)} {_(CURES[c])}" for c in codes if c in MEANS)


def _how_late(case: Case, code: str) -> str:
    """For an application that came too late: by how many days, so that the filer can count for themselves."""
    if code != "UNTIMELY":
        return ""
    due = [d for d in law.deadlines(law_facts(case))["deadlines"] if d["name"] == "application-due"]
    received = dt.date.fromisoformat(case.facts["application"]["received_on"])
    late = max(((received - dt.date.fromisoformat(d["due"])).days for d in due), default=0)
    if late == 1:
        return " " + _("It came 1 day late; the count stands below.")
    return " " + _("It came {n} days late; the count stands below.").format(n=late)


def _reason_of_person(reason: str) -> tuple[str, ...]:
    return (_("Reason given by the clerk: {reason}").format(reason=reason),) if reason else ()


@told
def eligible(case: Case, reason: str, *, at: dt.datetime) -> Content:
    """The notice that an application goes on, in whole or in part (rulebook E-06, E-09)."""
    items = list(case.items.all())
    going = [i for i in items if i.eligibility != "ineligible"]
    left = [i for i in items if i.eligibility == "ineligible"]
    paragraphs = [
        _("The application for Independent Medical Review received on {day} is eligible.").format(
            day=_received(case)
        )
        if not left
        else _(
            "The application for Independent Medical Review received on {day} is eligible in part."
        ).format(day=_received(case)),
        _("These items will be reviewed: {items}.").format(items="; ".join(_item(i) for i in going)),
    ]
    if left:
        paragraphs.append(_("These items will not be reviewed, for these reasons:"))
        paragraphs += [f"- {_item(i)}: {_why(case, i.eligibility_codes) or reason}" for i in left]
        paragraphs += [*_reason_of_person(reason), _appeal()]
    paragraphs.append(_("The notice of assignment follows. It says who must send records, and by when."))
    return Content(
        kind="notice-eligible",
        title=_("Your application is eligible for review")
        if not left
        else _("Your application is eligible in part"),
        paragraphs=tuple(paragraphs),
        deadlines=("noarfi-due", "ineligibility-appeal-due") if left else ("noarfi-due",),
    )


def _appeal() -> str:
    return _(
        "Who disagrees may file a verified petition with the Workers' Compensation Appeals Board by the date "
        "below. An application can be filed again while its own limit is still open."
    )


@told
def not_eligible(case: Case, reason: str, *, at: dt.datetime) -> Content:
    """The notice that an application is not eligible, with each reason and its cure (rulebook E-06, E-07)."""
    paragraphs = [
        _(
            "The application for Independent Medical Review received on {day} is not eligible. The reasons are these:"
        ).format(day=_received(case))
    ]
    reasons: dict[tuple[str, str, str], list[str]] = {}
    for finding in case.findings.all():
        reasons.setdefault((finding.code, finding.rule, finding.text), []).append(finding.item)
    for (code, rule, text), where in reasons.items():
        named = [item for item in where if item]
        place = {0: "", 1: _("Item {n}").format(n=named[0] if named else "") + ": "}.get(
            len(named), _("Items {n}").format(n=", ".join(named)) + ": "
        )
        cure = _(CURES[code]) if code in CURES else ""
        paragraphs.append(
            f"- {place}{for_people(said(text))}{_how_late(case, code)} {cure} "
            + _("(rule {rule}, {code})").format(rule=rule, code=code)
        )
    if not reasons:
        paragraphs = paragraphs[:1]
    return Content(
        kind="notice-not-eligible",
        title=_("Your application is not eligible for review"),
        paragraphs=(*paragraphs, *_reason_of_person(reason), _appeal()),
        deadlines=("application-due", "ineligibility-appeal-due"),
    )


@told
def assignment(case: Case, *, at: dt.datetime) -> Content:
    """The notice of assignment and request for information (rulebook N-02)."""
    ur = case.facts.get("ur_decision") or {}
    items = [i for i in case.items.all() if i.eligibility in {"", "eligible"} and not i.authorized]
    left_out = [i for i in case.items.all() if i not in items]
    physician = case.parties.filter(role="requesting-physician").first()
    decided = for_people(ur["decided_on"]) if ur.get("decided_on") else _("an unknown day")
    paragraphs = [
        _("The application for Independent Medical Review received on {day} is assigned for review.").format(
            day=_received(case)
        )
        + " "
        + (_("It is an expedited review.") if case.priority == "expedited" else _("It is a regular review.")),
        _("The utilization review decision is dated {day}.").format(day=decided)
        + (
            " " + _("The treatment was requested by {name}.").format(name=physician.name.rstrip("."))
            if physician
            else ""
        ),
        _("Under review: {items}.").format(items="; ".join(_item(i) for i in items)),
    ]
    if left_out:
        paragraphs.append(
            _("Not under review: {items}.").format(
                items="; ".join(
                    _item(i) + (f" [{', '.join(i.eligibility_codes)}]" if i.eligibility_codes else "")
                    for i in left_out
                )
            )
        )
    paragraphs += [
        _(
            "To the claims administrator: send the records that the regulation asks for (8 CCR 9792.10.5), with a "
            "list of them, so that they arrive by the date below, and give the employee the list and what they do "
            "not have. Late records cost 500 dollars a day, up to 5,000 dollars (8 CCR 9792.12(c)(6))."
        ),
        _(
            "To the employee and the requesting physician: you may send what supports the request by the same date. "
            "You do not have to. The review costs the employee nothing."
        ),
    ]
    return Content(
        kind="notice-of-assignment",
        title=_("Notice of assignment and request for information"),
        paragraphs=tuple(paragraphs),
        deadlines=("records-due", "records-due-by-statute"),
    )


@told
def deferred(case: Case, *, at: dt.datetime) -> Content:
    """The notice that a review waits for a dispute over liability (rulebook E-05)."""
    return Content(
        kind="notice-deferred",
        title=_("Your review is deferred"),
        paragraphs=(
            _(
                "The claims administrator disputes liability for a reason other than medical necessity. The review "
                "waits until that is settled. The application keeps the date on which it was received; it need not "
                "be filed again."
            ),
        ),
    )


@told
def question(case: Case, text: str, *, at: dt.datetime) -> Content:
    """A question to the parties before eligibility is found (rulebook E-04)."""
    return Content(
        kind="question",
        title=_("A question about the application"),
        paragraphs=(
            _("Before eligibility can be found, this must be known:"),
            text,
            _("Without an answer by the date below, the finding is made on what is there."),
        ),
        deadlines=("question-answer-due",),
    )


@told
def merged(case: Case, target: Case, *, at: dt.datetime) -> Content:
    """The notice that an application goes on under the number of an earlier one (rulebook A-20)."""
    return Content(
        kind="notice-merged",
        title=_("Your application is joined to an earlier one"),
        paragraphs=(
            _(
                "The application received on {day} asks for the same review as one that is already here."
            ).format(day=_received(case)),
            _(
                "It goes on under the case number {number}, with the earliest date of receipt. Nothing need be done."
            ).format(number=target.number),
        ),
    )


def _joined_because(number: str) -> str:
    return _(
        "It is joined with the application {number}: the employee, the requesting physician and the date of injury "
        "are the same, and both are eligible (8 CCR 9792.10.4(a))."
    ).format(number=number)


@told
def consolidated(case: Case, leading: Case, *, at: dt.datetime) -> Content:
    """The notice that an application is decided together with an earlier one (rulebook A-22)."""
    return Content(
        kind="notice-consolidated",
        title=_("Your application is decided together with another"),
        paragraphs=(
            _("This is about the application received on {day}.").format(day=_received(case)),
            _joined_because(leading.number),
            _(
                "One determination will answer the items of both, under the case number {number}. This application and "
                "its papers are kept as they came. Nothing need be done."
            ).format(number=leading.number),
        ),
    )


@told
def took_in(case: Case, other: Case, added: Sequence[DisputedItem], *, at: dt.datetime) -> Content:
    """The notice that another application is decided in this case from now on (rulebook A-22)."""
    going = [i for i in added if i.eligibility != "ineligible" and not i.authorized]
    return Content(
        kind="notice-consolidated",
        title=_("Another application is decided in this case"),
        paragraphs=(
            _("This is about the application received on {day}.").format(day=_received(case)),
            _joined_because(other.number),
            _("These items are reviewed with the others from now on: {items}.").format(
                items="; ".join(_item(i) for i in going)
            ),
        ),
    )


@told
def withdrawn(case: Case, *, at: dt.datetime) -> Content:
    """The notice that an application was withdrawn (rulebook A-23)."""
    return Content(
        kind="notice-withdrawn",
        title=_("The application is withdrawn"),
        paragraphs=(
            _(
                "The application received on {day} was withdrawn in writing. The review has ended without a decision."
            ).format(day=_received(case)),
            _(
                "The utilization review decision stands as it is. A new application is possible only while the time to "
                "apply is open."
            ),
        ),
        deadlines=("application-due",),
    )


@told
def ended(case: Case, why: str, *, at: dt.datetime) -> Content:
    """The notice that a review has ended without a determination (rulebook T-01, T-05, T-07)."""
    reasons = {
        "authorized": _("The claims administrator has authorized all of the disputed treatment."),
        "settled": _("An approved settlement closes future medical care."),
        "ordered": _("The Workers' Compensation Appeals Board has ordered the review closed."),
    }
    return Content(
        kind="notice-ended",
        title=_("The review has ended"),
        paragraphs=(
            reasons[why],
            _("No determination will be issued. The review costs the employee nothing."),
        ),
    )


@told
def authorized(case: Case, positions: Sequence[int], *, at: dt.datetime) -> Content:
    """The notice that some items are authorized and the others go on (rulebook T-01, T-02)."""
    items = [i for i in case.items.all() if i.position in positions]
    others = [i for i in case.items.all() if not i.authorized and i.eligibility != "ineligible"]
    return Content(
        kind="notice-authorized",
        title=_("Treatment is authorized"),
        paragraphs=(
            _("The claims administrator has authorized: {items}.").format(
                items="; ".join(_item(i) for i in items)
            ),
            _("The review goes on for: {items}.").format(items="; ".join(_item(i) for i in others)),
        ),
    )


@told
def administrator(case: Case, old: str, new: str, *, at: dt.datetime) -> Content:
    """The notice that another claims administrator now runs the claim (rulebook A-25)."""
    return Content(
        kind="notice-administrator",
        title=_("Another claims administrator"),
        paragraphs=(
            _("The claim was administered by {old}. It is now administered by {new}.").format(
                old=old, new=new
            ),
            _("Send copies of what you send here to the new administrator."),
        ),
    )


@told
def joined(case: Case, *, at: dt.datetime) -> Content:
    """The notice that the requesting physician joins the application (rulebook D-07)."""
    return Content(
        kind="notice-joined",
        title=_("The requesting physician joins the application"),
        paragraphs=(
            _("The physician who requested the treatment supports this application and has joined it."),
        ),
    )


@told
def expedited(case: Case, *, at: dt.datetime) -> Content:
    """The notice that the review has become an expedited one (rulebook N-04)."""
    return Content(
        kind="notice-expedited",
        title=_("The review is now expedited"),
        paragraphs=(
            _("A physician has certified an imminent and serious threat to the employee's health."),
            _(
                "The review is an expedited one from now on. Records must come within 24 hours after this notice; the "
                "determination follows within 72 hours after the information has come."
            ),
        ),
        deadlines=("records-due", "determination-due"),
    )


@told
def late_records(case: Case, *, at: dt.datetime) -> Content:
    """The notice to all that the claims administrator's records have not come in time (rulebook N-11, N-12)."""
    return Content(
        kind="notice-late-records",
        title=_("Records are late"),
        paragraphs=(
            _(
                "The records that the claims administrator must send had to be here by the date below. They are not complete."
            ),
            _(
                "Late records cost 500 dollars a day, up to 5,000 dollars (8 CCR 9792.12(c)(6)). Send them now."
            ),
            _(
                "The employee and the requesting physician may send records themselves. Without any records from the "
                "administrator the review can rest on those and on the utilization review decision."
            ),
        ),
        deadlines=("records-due", "records-due-by-statute"),
    )


@told
def extension(case: Case, until: str, reason: str, *, at: dt.datetime) -> Content:
    """The notice that the determination is put off with approval (rulebook F-04)."""
    return Content(
        kind="notice-extension",
        title=_("The determination is put off"),
        paragraphs=(
            _("With the Administrative Director's approval the determination is due by {day}.").format(
                day=for_people(until)
            ),
            _("The reason: {reason}").format(reason=reason),
        ),
        deadlines=("determination-due",),
    )
