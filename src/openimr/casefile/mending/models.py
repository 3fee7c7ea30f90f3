"""The mends: what was found, what it should be, who said so."""

from __future__ import annotations

from django.db import models


class Mend(models.Model):
    """One thing that somebody mended; the page that it is about tells the rules what they had before them.

    `what` is one of WHAT. `found` and `meant` are the old and the new value: for `begins` the words "yes" and "no",
    for `duplicate` the number that the first such record had then, or nothing.
    """

    WHAT = ("begins", "kind", "date", "author", "title", "duplicate")

    page = models.ForeignKey("casefile.Page", null=True, on_delete=models.PROTECT, related_name="mends")
    """Empty while the page is being read again: `packet` and `number` then say which one it will be."""
    packet = models.ForeignKey("casefile.Packet", null=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(null=True)
    of = models.ForeignKey("casefile.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    """For `duplicate`: the first page of the record that it is a copy of; numbers of records change with the others."""
    what = models.CharField(max_length=12, choices=[(w, w) for w in WHAT])
    found = models.CharField(max_length=300, blank=True)
    meant = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
