"""What is said before and after a date: to whom, in plain text, in English and in the party's own language.

Nothing about the person's health stands in it.

A room that writes better letters for a date puts its own writer into `writers`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from openimr import law
from openimr.cases import keeping
from openimr.cases.messages import Draft
from openimr.cases.models import Alert, Case, Deadline, Party
from openimr.cases.names import DEADLINES, for_people
from openimr.cases.speaking import said

Writer = Callable[[Case, Deadline, dt.datetime], tuple[Draft, ...]]
writers: dict[tuple[str, str], Writer] = {}
"""For (name of the deadline, kind of alert): who writes instead of this module."""

_SUBJECTS = {Alert.WARNED: "{name}: {due}", Alert.ESCALATED: "{name} was {due}"}


def drafts(case: Case, deadline: Deadline, kind: str, *, at: dt.datetime) -> tuple[Draft, ...]:
    """The messages about a date; none where only the house itself must act, for its lists show it."""
    writer = writers.get((deadline.name, kind))
    if writer is not None:
        return writer(case, deadline, at)
    if deadline.keeper == keeping.ADMINISTRATOR:
        parties = case.parties.filter(role="claims-administrator", receives_notices=True)
    elif deadline.keeper == keeping.PARTIES:
        parties = case.parties.filter(receives_notices=True)
    else:
        return ()
    found = []
    for party in parties.order_by("pk"):
        for language in dict.fromkeys(("en", party.language)):
            with translation.override(language):
                found.append(_draft(case, deadline, kind, party, language, at=at))
    return tuple(found)


def _draft(
    case: Case, deadline: Deadline, kind: str, party: Party, language: str, *, at: dt.datetime
) -> Draft:
    """The message to one party in the language that is active."""
    name, due = _(DEADLINES[deadline.name]), for_people(deadline.due)
    subject = _(_SUBJECTS[kind]).format(name=name, due=due)
    return Draft(
        party=party, kind=f"{kind}-{deadline.name}"[:48], subject=f"{case.number}: {subject}"[:200],
        text=_text(case, deadline, kind, name, due, at=at), language=language,
    )  # fmt: skip


def _text(case: Case, deadline: Deadline, kind: str, name: str, due: str, *, at: dt.datetime) -> str:
    day = at.astimezone(keeping.PACIFIC).date()
    lines = [
        settings.OPENIMR_ORGANISATION,
        *settings.OPENIMR_ADDRESS,
        "",
        _("Case {number}").format(number=case.number),
        "",
    ]
    if kind == Alert.WARNED:
        lines.append(_("{name}: {due}. This reminder changes no date.").format(name=name, due=due))
    else:
        lines.append(
            _("{name}: {due}. Nothing that meets this date had arrived when this was written.").format(
                name=name, due=due
            )
        )
    if deadline.name == "records-due":
        amount = law.late_records_penalty(limit=deadline.due_on, received_on=day).amount
        per_day = law.figure("N-12", "dollars_per_day", as_of=deadline.due_on).value
        cap = law.figure("N-12", "cap_dollars", as_of=deadline.due_on).value
        lines.append(
            _("Records that come later cost ${per_day} a day, at most ${cap} (rule N-12).").format(
                per_day=f"{per_day:,}", cap=f"{cap:,}"
            )
        )
        if kind == Alert.ESCALATED:
            lines.append(_("If they arrived today it would be ${amount}.").format(amount=f"{amount:,}"))
    lines += ["", _("How the date was counted:")]
    lines += [
        f"  {for_people(step['date'])}  {for_people(said(step['why']))}" for step in deadline.derivation
    ]
    lines += [_("Rule {rule}; {citation}.").format(rule=deadline.rule, citation=deadline.citation), ""]
    if translation.get_language() != "en":
        lines += [
            _("This is a translation. The English notice that comes with it is the one that binds."),
            "",
        ]
    return "\n".join(lines)
