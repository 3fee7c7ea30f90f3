"""The words that a fact may hold where it is a choice, spelt as the input spells them."""

from __future__ import annotations

from enum import StrEnum


class Priority(StrEnum):
    """Whether the review is on the regular or the fast track."""

    REGULAR = "regular"
    EXPEDITED = "expedited"


class Program(StrEnum):
    """The program to which the dispute belongs."""

    IMR = "imr"
    MPN_IMR = "mpn-imr"
    IBR = "ibr"
    MEDICAL_LEGAL = "medical-legal"


class Service(StrEnum):
    """How a paper was served or sent."""

    MAIL = "mail"
    FAX = "fax"
    ELECTRONIC = "electronic"
    PERSONAL = "personal"


class MailZone(StrEnum):
    """Where the addressee is."""

    CALIFORNIA = "california"
    UNITED_STATES = "united-states"
    ABROAD = "abroad"


class UrOutcome(StrEnum):
    """What utilization review decided about an item."""

    APPROVE = "approve"
    MODIFY = "modify"
    DENY = "deny"
    DELAY = "delay"


class UrReason(StrEnum):
    """Why utilization review refused an item."""

    NECESSITY = "necessity"
    MISSING_INFORMATION = "missing-information"
    BOTH = "both"


class Signer(StrEnum):
    """Who signed the application."""

    EMPLOYEE = "employee"
    ATTORNEY = "attorney"
    AGENT = "agent"
    EMERGENCY_PROVIDER = "emergency-provider"
    EMPLOYER = "employer"
    PROVIDER = "provider"


class Outcome(StrEnum):
    """What eligibility can end in, for an item and (with partly-eligible) for the whole."""

    ELIGIBLE = "eligible"
    PARTLY_ELIGIBLE = "partly-eligible"
    INELIGIBLE = "ineligible"
    DEFERRED = "deferred"
    MERGED = "merged"
    NEEDS_INFORMATION = "needs-information"
    CLOSED = "closed"
