"""The tables of the case, its people, its audit log and its messages."""

from openimr.cases.models.account import User
from openimr.cases.models.audit import AuditChain, AuditEvent
from openimr.cases.models.case import Case, CaseNumber, Deadline, DisputedItem, Party
from openimr.cases.models.ledger import Alert, CalendarFeed, SweepRun, Waiting
from openimr.cases.models.message import Message

__all__ = [
    "Alert", "AuditChain", "AuditEvent", "CalendarFeed", "Case", "CaseNumber", "Deadline", "DisputedItem", "Message",
    "Party", "SweepRun", "User", "Waiting",
]  # fmt: skip
