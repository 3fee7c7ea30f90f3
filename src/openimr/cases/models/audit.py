"""The audit log: append-only, chained by hash, one chain for each case and one for the house."""

from __future__ import annotations

from django.db import models


class AuditChain(models.Model):
    """The head of a chain: how many entries it has, and the digest of the last. Locked while one is added."""

    name = models.CharField(max_length=24, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)


class AuditEvent(models.Model):
    """One entry. Plain text, no foreign keys: history neither blocks nor follows the live rows.

    A trigger in the database refuses UPDATE and DELETE on this table.
    """

    chain = models.CharField(max_length=24, db_index=True)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField()
    """When it happened in the case."""
    recorded_at = models.DateTimeField()
    """When the entry was written."""
    actor = models.CharField(max_length=80)
    role = models.CharField(max_length=32)
    verb = models.CharField(max_length=48)
    outcome = models.CharField(max_length=16)
    """done, refused or read."""
    state_before = models.CharField(max_length=32, blank=True)
    state_after = models.CharField(max_length=32, blank=True)
    detail = models.JSONField(default=dict)
    """Ids, counts, digests and rule codes; never a name and never clinical text."""
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [models.UniqueConstraint(fields=["chain", "sequence"], name="one_event_a_place")]
