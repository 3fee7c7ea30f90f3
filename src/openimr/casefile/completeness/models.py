"""The gaps of a case file, from the day they were found to the day they were closed."""

from __future__ import annotations

from django.db import models


class GapLook(models.Model):
    """That it is to be looked again what is missing from a case: as often as `asked`, of which `done` are done.

    Somebody asked for it, or mended a record. The row is the order; the worker carries it out once mending pauses.
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="gap_look")
    asked = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)


class Gap(models.Model):
    """Something that the rule requires, or that a record names, and that is not in the case file."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="gaps")
    key = models.CharField(max_length=64)
    """What makes it this gap and no other: a hash of what is missing."""
    rule = models.CharField(max_length=16)
    kind = models.CharField(max_length=48)
    date = models.CharField(max_length=10, blank=True)
    author = models.CharField(max_length=200, blank=True)
    says = models.CharField(max_length=400)
    """What is missing, in words."""
    why = models.CharField(max_length=400)
    required = models.BooleanField()
    """Whether the rule requires it; else a record names it, and it may be asked for (N-10)."""
    owed_by = models.CharField(max_length=32)
    named_on = models.ForeignKey("casefile.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    """The page that names it; empty where the rule alone asks for it."""
    found_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("casefile.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    """First page of the record that closed it."""
    waived = models.CharField(max_length=300, blank=True)
    """Why it is not asked for, if somebody said so."""

    class Meta:
        ordering = ["case", "-required", "date", "pk"]
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_gap_a_thing")]
