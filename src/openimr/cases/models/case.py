"""The case, its parties, its disputed items and its deadlines."""

from __future__ import annotations

import datetime as dt

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
    """The next date that somebody waits for; kept by `cases.deadlines`, as all the dates below."""
    sort_on = models.DateField(default=dt.date.max)
    """What lists sort by: `due_on`, or the last day of the calendar where nobody waits."""
    received_on = models.DateField(null=True, db_index=True)
    found_on = models.DateField(null=True)
    """When eligibility was found or refused."""
    assigned_on = models.DateField(null=True)
    """When the notice of assignment went out."""
    records_complete_on = models.DateField(null=True)
    determined_on = models.DateField(null=True, db_index=True)
    """When the determination was mailed."""
    ledger_version = models.PositiveSmallIntegerField(default=0, db_index=True)
    """With which form of the ledger the dates were last computed; the sweep renews older ones."""
    demonstration = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["sort_on", "number"]
        indexes = [
            models.Index(fields=["sort_on", "number"], name="cases_by_date"),
            models.Index(fields=["state", "sort_on", "number"], name="cases_of_state_by_date"),
        ]
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
    decision = models.CharField(max_length=12, blank=True, default="")
    """What the issued determination says of it: upheld, overturned or modified; empty before."""

    class Meta:
        ordering = ["case", "position"]
        indexes = [models.Index(fields=["eligibility", "case"], name="items_by_eligibility")]
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
    due_on = models.DateField(default=dt.date.max)
    """The day of `due`."""
    keeper = models.CharField(max_length=32, blank=True)
    """Who must act: a role of a party, or `organization`."""
    standing = models.CharField(max_length=8, default="shown")
    """open, kept, late (kept after its day), closed (nobody must any more), right, shown: see `cases.keeping`."""
    kept_on = models.DateField(null=True)
    sweep_at = models.DateTimeField(null=True)
    """When the sweep next has something to do about it; null where never."""

    class Meta:
        ordering = ["case", "due", "name"]
        indexes = [
            models.Index(fields=["standing", "due_on", "id"], name="deadlines_by_date"),
            models.Index(fields=["standing", "keeper", "due_on", "id"], name="deadlines_of_keeper_by_date"),
            models.Index(
                fields=["sweep_at"], name="deadlines_to_sweep", condition=models.Q(sweep_at__isnull=False)
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["case", "name", "item"], name="one_deadline_a_name")]
