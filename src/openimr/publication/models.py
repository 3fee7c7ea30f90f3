"""The public copy of a letter."""

from __future__ import annotations

from django.db import models

from openimr.cases.models import Case


class PublicCopy(models.Model):
    """A letter without the people in it: prepared, looked at by a person, released, perhaps withdrawn."""

    PREPARED, RELEASED, WITHDRAWN = "prepared", "released", "withdrawn"

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="public_copy")
    state = models.CharField(max_length=12, choices=[(s, s) for s in (PREPARED, RELEASED, WITHDRAWN)])
    letter_version = models.PositiveIntegerField()
    text = models.TextField()
    determination = models.JSONField()
    removed = models.JSONField(default=list)
    """Kinds and counts of what was taken out; never the words."""
    doubtful = models.JSONField(default=list)
    """Spans of `text` that a person must look at before release."""
    prepared_at = models.DateTimeField()
    prepared_by = models.CharField(max_length=80)
    released_at = models.DateTimeField(null=True)
    released_by = models.CharField(max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawal_reason = models.CharField(max_length=400, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    corpus_state = models.CharField(max_length=12, blank=True, db_index=True)
    """What the corpus has of it: nothing, released, withdrawn; kept by `corpus.tasks`."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="released_who_and_when_together",
                condition=models.Q(released_at__isnull=True, released_by="")
                | (models.Q(released_at__isnull=False) & ~models.Q(released_by="")),
            ),
            models.CheckConstraint(
                name="withdrawn_who_and_when_together",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by="")
                | (models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_by="")),
            ),
        ]
