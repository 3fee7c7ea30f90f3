"""What keeps the dates at work: whose list a case stands on, what was told about a deadline, feeds, sweeps."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models

from openimr.cases.models.case import Case


class Waiting(models.Model):
    """A case on the work list of a role. Written with every action, so that a list is read in its order."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="waiting")
    role = models.CharField(max_length=32)
    sort_on = models.DateField(default=dt.date.max)
    number = models.CharField(max_length=12)

    class Meta:
        indexes = [models.Index(fields=["role", "sort_on", "number"], name="waiting_by_date")]
        constraints = [models.UniqueConstraint(fields=["case", "role"], name="one_place_a_list")]


class Alert(models.Model):
    """That a deadline was warned of, or its passing told. One row for each date and kind: nothing goes out twice."""

    WARNED, ESCALATED = "warned", "escalated"

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="alerts")
    name = models.CharField(max_length=48)
    item = models.CharField(max_length=24, blank=True)
    due = models.CharField(max_length=16)
    kind = models.CharField(max_length=12, choices=[(k, k) for k in (WARNED, ESCALATED)])
    keeper = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    told = models.PositiveSmallIntegerField(default=0)
    """To how many parties a message went."""

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "name", "item", "due", "kind"], name="one_alert_a_date")
        ]


class SweepRun(models.Model):
    """One sweep over what is due: when, and what it did. `ended_at` null: it is under way or was killed."""

    hour = models.DateTimeField(unique=True)
    """The hour that it is the sweep of."""
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    warned = models.PositiveIntegerField(default=0)
    escalated = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    renewed = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-hour"]


class CalendarFeed(models.Model):
    """The secret address of somebody's calendar. Only the digest of the secret is kept."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_feed"
    )
    secret_sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
