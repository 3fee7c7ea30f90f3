"""What the medical director has changed in the table of same and similar specialties."""

from __future__ import annotations

from django.db import models


class SpecialtyChange(models.Model):
    """The answer for one category and body system from a day on, in place of the rows of the data file.

    Rows are only added: the last one recorded for a pair and a day is in force.
    """

    category = models.CharField(max_length=40)
    body_system = models.CharField(max_length=40)
    first = models.DateField()
    same = models.JSONField(default=list)
    similar = models.JSONField(default=list)
    reason = models.CharField(max_length=400)
    decided_by = models.CharField(max_length=80)
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
