"""The sealed record of a screening, in the identity store: what opens the commitment that an assignment carries."""

from __future__ import annotations

from django.db import models


class SealedRecord(models.Model):
    """The record under a commitment, and the seed of its salts. Append-only; nothing of a case refers to it."""

    commitment = models.CharField(max_length=64, unique=True)
    depth = models.PositiveSmallIntegerField()
    placing = models.CharField(max_length=64)
    seed = models.CharField(max_length=64)
    record = models.JSONField()
    sealed_at = models.DateTimeField()
