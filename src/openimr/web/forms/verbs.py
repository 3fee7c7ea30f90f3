"""The verbs that are done on the case page: what each asks for, and how it is called.

Verbs with a page of their own (the desk, the letter, the public copy …) are in `web.forms.places`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openimr.casefile import actions as casefile
from openimr.casefile import compiling
from openimr.cases import actions as cases
from openimr.cases import door
from openimr.cases.actors import Actor
from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import EXITS, VERBS, State, Verb, allowed
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake import consolidating, ending
from openimr.panel import actions as panel

SERVICE = (("mail", "Mail"), ("electronic", "Electronic"), ("fax", "Fax"), ("personal", "By hand"))


@dataclass(frozen=True, kw_only=True)
class Input:
    """One field of a verb's form; `name` is also the argument of the action."""

    name: str
    label: str
    kind: str = "textarea"
    hint: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class VerbForm:
    """How a verb is asked for: the call, its fields, and a sentence on what it brings about."""

    call: Callable[..., Any]
    effect: str
    inputs: tuple[Input, ...] = ()

    def check(self, values: Mapping[str, str]) -> None:
        """Raises: Invalid where a choice is none of those that were offered."""
        wrong = {
            i.name: f"Expected one of: {', '.join(words for _, words in i.choices)}."
            for i in self.inputs
            if i.choices and values.get(i.name) not in dict(i.choices)
        }
        if wrong:
            raise Invalid(wrong)


def complete(case: Case, *, by: Actor, at: dt.datetime) -> Any:
    """Put the case file together and declare it complete; nothing is put together for who may not."""
    verb = VERBS["complete_case_file"]
    if by.role in verb.roles and State(case.state) in verb.starts and door.reaches(case, by):
        compiled = compiling.compile_case_file(case, at=at)
    else:  # the door refuses before it looks at this
        compiled = compiling.Compiled(sha256="", pages=0, packets=())
    return casefile.complete_case_file(case, by=by, at=at, compiled=compiled)


def approve_several(
    case: Case, *, by: Actor, at: dt.datetime, reviewers: str, approved_on: str, document: str, reason: str
) -> Any:
    """The approval of several reviewers from what was typed in; what is no number or day is told at its field."""
    problems = {}
    number = int(reviewers) if reviewers.strip().isdecimal() and len(reviewers) < 3 else 0
    try:
        day = dt.date.fromisoformat(approved_on.strip())
    except ValueError:
        day = dt.date.max
        problems["approved_on"] = "Expected a day, YYYY-MM-DD."
    if not number:
        problems["reviewers"] = "Expected a number of reviewers."
    if problems:
        raise Invalid(problems)
    return panel.approve_several(
        case, by=by, at=at, reviewers=number, approved_on=day, document=document, reason=reason
    )


def _reason(label: str, hint: str = "") -> tuple[Input, ...]:
    return (Input(name="reason", label=label, hint=hint, required=True),)


_WHY = Input(
    name="reason", label="Reason, where you find otherwise than the rules",
    hint="Needed only then. It goes into the notice of a refusal.",
)  # fmt: skip
_SERVED = Input(name="served_by", label="The notice is served by", kind="select", choices=SERVICE)

FORMS: dict[str, VerbForm] = {
    "screen": VerbForm(
        call=intake.screen, effect="The rules are applied to the application and every finding is kept. You decide afterwards."
    ),
    "ask_parties": VerbForm(
        call=intake.ask_parties, effect="All parties get the question; the answer is due in five business days.",
        inputs=(Input(name="question", label="Question", required=True),),
    ),
    "find_eligible": VerbForm(call=intake.find_eligible, effect="The case goes on with its eligible items.", inputs=(_WHY,)),
    "find_ineligible": VerbForm(
        call=intake.find_ineligible, effect="All parties are told, with every reason and how to appeal.", inputs=(_WHY, _SERVED)
    ),
    "defer": VerbForm(call=intake.defer, effect="The case is put aside while liability is in dispute; it keeps its date of receipt."),
    "merge": VerbForm(
        call=intake.merge, effect="The case ends here and goes on under the earlier number, with the earliest date of receipt.",
        inputs=(Input(name="into", label="Into the case", kind="text", hint="Only where the rules do not say it: one that the screening found alike."),),
    ),
    "consolidate": VerbForm(
        call=consolidating.consolidate,
        effect="One determination will answer both. The application stays as it came; its items go on under the earlier number.",
        inputs=(Input(name="into", label="Together with the case", kind="text", required=True,
                      hint="An earlier eligible case of the same employee, physician and date of injury."),),
    ),
    "send_notice_of_assignment": VerbForm(
        call=intake.send_notice_of_assignment, effect="All parties are told who must send records, and by when.",
        inputs=(Input(name="sent_by", label="Sent by", kind="select", choices=SERVICE,
                      hint="Records are due in 15 days after a mailed notice, in 12 after an electronic one."),),
    ),
    "complete_case_file": VerbForm(
        call=complete, effect="All packets that were read become one PDF, with page numbers that never change again."
    ),
    "record_receipt": VerbForm(
        call=cases.record_receipt, effect="From this day the time to carry the determination out is counted.",
        inputs=(Input(name="received_on", label="Received by the claims administrator on", kind="date", required=True),),
    ),
    "approve_several": VerbForm(
        call=approve_several,
        effect="The case is offered to so many reviewers. Each decides alone; the majority decides, an even split in favour of the service.",
        inputs=(
            Input(name="reviewers", label="How many reviewers", kind="number", required=True),
            Input(name="approved_on", label="Day of the Administrative Director's written approval", kind="date", required=True),
            Input(name="document", label="Where the approval is found", kind="text", hint="Its number or date; no name.", required=True),
            Input(name="reason", label="Why one reviewer is not enough", required=True),
        ),
    ),
    "decide_house_ties": VerbForm(
        call=panel.decide_house_ties, effect="The ties that are found today are kept with your reason, and a reviewer can be assigned.",
        inputs=_reason("How they were dealt with", "Why they are not material, or who is kept away from the case."),
    ),
    "record_implementation": VerbForm(
        call=cases.record_implementation, effect="The determination counts as carried out.",
        inputs=_reason("What was authorized or paid, and when"),
    ),
    "record_appeal": VerbForm(call=cases.record_appeal, effect="The case is marked as appealed.", inputs=_reason("Who filed the petition, and when")),
    "record_affirmed": VerbForm(call=cases.record_affirmed, effect="The determination stands.", inputs=_reason("The decision on the petition")),
    "record_remand": VerbForm(
        call=cases.record_remand, effect="A different reviewer must read the case anew.",
        inputs=_reason("The order, with the ground that it states"),
    ),
    "reopen": VerbForm(call=cases.reopen, effect="The case is assigned anew; its former reviewers stay excluded."),
    "withdraw": VerbForm(
        call=ending.withdraw, effect="The review ends without a decision.", inputs=_reason("How the withdrawal was given", "By whom, in which writing."),
    ),
    "terminate_authorized": VerbForm(
        call=ending.terminate_authorized, effect="The review ends because every disputed item is authorized in full.",
        inputs=_reason("The notice and the authorization reference"),
    ),
    "settle": VerbForm(call=ending.settle, effect="The review ends because future medical care was settled.", inputs=_reason("The order that approved the settlement")),
    "close_by_wcab": VerbForm(call=ending.close_by_wcab, effect="The review ends by order of the Appeals Board.", inputs=_reason("The order and its date")),
}  # fmt: skip


BESIDE = frozenset({"consolidate"})
"""Done from another part of the page, which shows the cases to choose from; here only when it was refused."""
RARE = frozenset({"approve_several", "decide_house_ties"})
"""What is seldom done: its form is not shown open, although nothing else may be done."""


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A verb's form as it stands on the page, with what was given and what was wrong with it."""

    verb: Verb
    form: VerbForm
    opened: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """Keeps the ids of this form's fields apart from those of the others."""
        return f"{self.verb.name}-"

    @property
    def summary(self) -> list[tuple[str, str]]:
        """The errors for the top of the form; '' where no one field is meant."""
        known = {i.name for i in self.form.inputs}
        return [(name if name in known else "", words) for name, words in self.errors.items()]


def offered(
    role: Role, state: State, *, likely: str | None = None, failed: str | None = None,
    values: Mapping[str, str] | None = None, errors: Mapping[str, str] | None = None,
) -> tuple[list[Offered], list[Offered]]:  # fmt: skip
    """
    The forms for a role and a state: those that carry the case on, and those that end it.

    Args: `likely` is the verb that the findings point to, shown open; `failed` the one that was refused.
    """
    onward: list[Offered] = []
    ending: list[Offered] = []
    verbs = [v for v in allowed(role, state) if v.name in FORMS]
    alone = [v for v in verbs if v.to not in EXITS]
    for verb in verbs:
        if verb.name in BESIDE and verb.name != failed:
            continue
        one = Offered(
            verb=verb, form=FORMS[verb.name],
            opened=verb.name in {likely, failed}
            or (failed is None and alone == [verb] and verb.name not in RARE),
            values=(values or {}) if verb.name == failed else {},
            errors=(errors or {}) if verb.name == failed else {},
        )  # fmt: skip
        (ending if verb.to in EXITS and verb.name not in {"merge", "consolidate"} else onward).append(one)
    return onward, ending
