"""The facts that the law is asked about, as checked values. None is always 'not known'.

`openimr.law.reading.read_facts` makes them from plain JSON; whoever builds them in code gets the same
defaults.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from openimr.law.words import MailZone, Priority, Program, Service, Signer, UrOutcome, UrReason


@dataclass(frozen=True, kw_only=True)
class ServedPaper:
    """When a paper was served, how, and where the addressee is."""

    served_on: dt.date | None = None
    served_by: Service = Service.MAIL
    mail_zone: MailZone = MailZone.CALIFORNIA


@dataclass(frozen=True, kw_only=True)
class UrDecision:
    """The utilization review decision and the notice of it."""

    decided_on: dt.date | None = None
    communicated_on: dt.date | None = None
    served: ServedPaper = field(default_factory=ServedPaper)
    notice_complete: bool = True
    complete_notice_served_on: dt.date | None = None
    liability_disputed: bool = False
    liability_resolved_notice: ServedPaper = field(default_factory=ServedPaper)

    @property
    def looked_up_by(self) -> dt.date | None:
        """The date that tells the regime and year of the decision (for A-11, for F-03 and of a delay)."""
        return self.decided_on or self.communicated_on or self.served.served_on

    @property
    def communicated(self) -> dt.date | None:
        """When the physician was told; the date of the decision stands in (D-01)."""
        return self.communicated_on or self.decided_on


@dataclass(frozen=True, kw_only=True)
class Item:
    """One requested treatment, good or service, and what utilization review said of it."""

    id: str
    description: str | None = None
    ur_outcome: UrOutcome = UrOutcome.DENY
    ur_reason: UrReason = UrReason.NECESSITY
    information_requested: bool = False
    formulary_drug: bool = False
    prior_imr: bool = False
    authorized: bool = False

    @property
    def approved(self) -> bool:
        return self.ur_outcome is UrOutcome.APPROVE


@dataclass(frozen=True, kw_only=True)
class Application:
    """The application as it arrived."""

    received_on: dt.date | None = None
    ur_decision_attached: bool = True
    complete: bool = True
    signed: bool = True
    signed_by: Signer = Signer.EMPLOYEE
    agent_named_on: dt.date | None = None
    duplicate_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question that a party was asked; `id` is how the deadline names it."""

    id: str
    received_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class EligibilityFinding:
    """When the review organization had the finding, and how the notice of it was served."""

    found_on: dt.date | None = None
    notice: ServedPaper = field(default_factory=ServedPaper)


@dataclass(frozen=True, kw_only=True)
class AssignmentNotice:
    """The notice of assignment and request for information; `received_at` is local time with its zone."""

    sent_on: dt.date | None = None
    sent_by: Service | None = None
    received_at: dt.datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Records:
    """When the claims administrator's records arrived, and when the last needed one did."""

    received_on: dt.date | None = None
    complete_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class DeterminationNotice:
    """The determination's mailing and its receipt."""

    mailed: ServedPaper = field(default_factory=ServedPaper)
    received_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that deadlines and eligibility look at. `ur_decision` None: there is no decision."""

    date_of_injury: dt.date | None = None
    priority: Priority = Priority.REGULAR
    program: Program = Program.IMR
    ur_decision: UrDecision | None = None
    claims_administrator_agrees: bool = False
    items: tuple[Item, ...] = ()
    application: Application = field(default_factory=Application)
    withdrawn_on: dt.date | None = None
    settled_on: dt.date | None = None
    questions: tuple[Question, ...] = ()
    eligibility: EligibilityFinding = field(default_factory=EligibilityFinding)
    noarfi: AssignmentNotice = field(default_factory=AssignmentNotice)
    records: Records = field(default_factory=Records)
    determination: DeterminationNotice = field(default_factory=DeterminationNotice)
    enforce_formulary_limit: bool | None = None

    @property
    def ur(self) -> UrDecision:
        """The decision, or one of which nothing is known where there is none."""
        return self.ur_decision or UrDecision()

    @property
    def expedited(self) -> bool:
        return self.priority is Priority.EXPEDITED

    @property
    def refused_items(self) -> tuple[Item, ...]:
        """The items that utilization review did not approve."""
        return tuple(item for item in self.items if not item.approved)
