"""Organisations and how they belong together; people stand in it where they are a physician, an officer, an owner."""

from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    """An organisation, or a person who is part of one: a node of the graph of conflicts.

    `ref` is what parties and ties name (`org:…`, `person:…`).
    """

    ref = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    npi = models.CharField(max_length=10, blank=True, db_index=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    source = models.CharField(max_length=24)

    class Meta:
        ordering = ["ref"]

    def __str__(self) -> str:
        return self.ref


class OrganisationName(models.Model):
    """A name by which an organisation is known, in its normal form (`organisations.names`)."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    normal = models.CharField(max_length=200, db_index=True)
    source = models.CharField(max_length=24)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "normal"], name="one_name_once")]


class Relation(models.Model):
    """How two nodes belong together: `above` owns, is the parent of, has as member, facility, officer `below`."""

    above = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="below_it")
    below = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="above_it")
    kind = models.CharField(max_length=24)
    """A word of `data/conflicts.yaml`, `relations`."""
    share = models.FloatField(null=True)
    """Part of the ownership, 0 to 1; null where it is not known."""
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    source = models.CharField(max_length=24)
    verified_by = models.CharField(max_length=80)
    verified_on = models.DateField()
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="not_above_itself", condition=~models.Q(above=models.F("below"))),
            models.CheckConstraint(
                name="share_is_a_part",
                condition=models.Q(share__isnull=True) | models.Q(share__gte=0, share__lte=1),
            ),
        ]
