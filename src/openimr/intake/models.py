"""The application as it was filed."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case


class Application(models.Model):
    """What was filed, as it came: never changed afterwards."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="application")
    received_at = models.DateTimeField()
    channel = models.CharField(
        max_length=16, choices=[("mail", "Mail"), ("fax", "Fax"), ("electronic", "Electronic")]
    )
    filed_by = models.CharField(max_length=80)
    form = models.JSONField()
    """The fields of the form as they were given (rulebook 4.1)."""
    ur_decision_sha256 = models.CharField(max_length=64, blank=True)
    receipt = models.CharField(max_length=64)
    """SHA-256 over the form, the attached decision and the time: the filer's receipt."""


class Finding(models.Model):
    """One finding of the screening, as the law gave it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="findings")
    screened_at = models.DateTimeField()
    code = models.CharField(max_length=32)
    item = models.CharField(max_length=24, blank=True)
    rule = models.CharField(max_length=16)
    text = models.TextField()
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["case", "pk"]


class Screening(models.Model):
    """The outcome of the screening of a case: what the rules say, before a person decides."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="screening")
    screened_at = models.DateTimeField()
    outcome = models.CharField(max_length=24)
    code = models.CharField(max_length=32, blank=True)
    items = models.JSONField(default=list)
