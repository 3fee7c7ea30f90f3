"""The case, its parties, its disputed items and its deadlines."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from openimr.cases.lifecycle import State


class CaseNumber(models.Model):
    """The counter of case numbers, one row a year; locked while a number is taken."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)


class Case(models.Model):
    """One application for review on its way to a determination.

    `facts` are the facts that the law asks for, in the form of `openimr law` (items stand in their own
    table). Every change goes through `cases.door`.
    """

    number = models.CharField(max_length=12, unique=True)
    state = models.CharField(max_length=32, choices=[(s.value, s.label) for s in State], db_index=True)
    priority = models.CharField(max_length=16, choices=[("regular", "Regular"), ("expedited", "Expedited")])
    date_of_injury = models.DateField(null=True)
    claim_number = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField()
    state_since = models.DateTimeField()
    due_on = models.DateField(null=True, db_index=True)
    """The next date that somebody waits for; kept by `cases.deadlines`."""
    demonstration = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [
            models.CheckConstraint(
                name="case_state_is_known", condition=models.Q(state__in=[s.value for s in State])
            )
        ]

    def __str__(self) -> str:
        return self.number


class Party(models.Model):
    """Somebody whom the case concerns (rulebook D-06), and everybody a reviewer must not be tied to (R-06)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=32)
    """A party role of the panel's contract: employee, attorney, claims-administrator, facility …"""
    ref = models.CharField(max_length=80)
    """What the register's ties name: `org:…` or `person:…`."""
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    """The person who answers for an organisation."""
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    birth_date = models.DateField(null=True)
    receives_notices = models.BooleanField(default=False)
    language = models.CharField(max_length=8, default="en")
    """In which language notices come beside the English one (`en`: English only)."""
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="parties"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "role", "ref"], name="one_party_a_role")]


class DisputedItem(models.Model):
    """One treatment, good or service that utilization review modified or denied."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    description = models.TextField()
    category = models.CharField(max_length=40, blank=True)
    body_system = models.CharField(max_length=40, blank=True)
    ur_outcome = models.CharField(max_length=16)
    ur_reason = models.CharField(max_length=32)
    ur_guideline = models.TextField(blank=True)
    """The guideline statement of the claims administrator's utilization review."""
    information_requested = models.BooleanField(default=False)
    formulary_drug = models.BooleanField(default=False)
    authorized = models.BooleanField(default=False)
    prior_imr = models.BooleanField(default=False)
    depends_on = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="dependents")
    """The primary item that this associated service belongs to (rulebook F-07)."""
    eligibility = models.CharField(max_length=32, blank=True)
    eligibility_codes = models.JSONField(default=list)

    class Meta:
        ordering = ["case", "position"]
        constraints = [models.UniqueConstraint(fields=["case", "position"], name="one_item_a_position")]


class Deadline(models.Model):
    """A date somebody must keep, with the derivation that the law gave for it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    name = models.CharField(max_length=48)
    item = models.CharField(max_length=24, blank=True)
    due = models.CharField(max_length=16)
    """`YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` local time where the limit is in hours."""
    rule = models.CharField(max_length=16)
    citation = models.CharField(max_length=200)
    confirmed = models.BooleanField()
    derivation = models.JSONField(default=list)

    class Meta:
        ordering = ["case", "due", "name"]
        constraints = [models.UniqueConstraint(fields=["case", "name", "item"], name="one_deadline_a_name")]
