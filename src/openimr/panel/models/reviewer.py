"""A reviewer as the house works with them, and, apart, who that is."""

from __future__ import annotations

from django.db import models


class Reviewer(models.Model):
    """An entry of the register: an opaque id; what is known of the reviewer are facts (`models.facts`), never a
    name (rulebook R-09).
    """

    ref = models.CharField(max_length=40, unique=True)
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ["ref"]

    def __str__(self) -> str:
        return self.ref


class Identity(models.Model):
    """Who a reviewer is. Lives in the identity store; nothing of a case refers to it."""

    ref = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    licence_numbers = models.JSONField(default=dict)
    """By state."""
    npi = models.CharField(max_length=10, blank=True, db_index=True)
    email = models.CharField(max_length=200, blank=True)
