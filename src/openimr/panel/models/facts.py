"""The facts of the register: each with its source, who verified it and when, and until when that holds.

A fact is never changed. What comes in its place is a new row, and the old one is ended (`ended_at`), so the
register can say what it held on any day and on whose word.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from openimr.panel.match.facts import PhysicianType, TieKind
from openimr.panel.models.reviewer import Reviewer


class Fact(models.Model):
    """What all facts of a reviewer share.

    `said` names the fields that are the fact itself, `key` those that tell which fact it is (the licence of a
    state, the certificate of a specialty): of one key only one row stands at a time.
    """

    said: ClassVar[tuple[str, ...]] = ()
    key: ClassVar[tuple[str, ...]] = ()

    reviewer = models.ForeignKey(Reviewer, on_delete=models.CASCADE, related_name="%(class)s_facts")
    source = models.CharField(max_length=24)
    """Where it is from, a word of `data/sources.yaml`."""
    source_detail = models.CharField(max_length=120, blank=True)
    """The place in that source: digest of the file and line, never a name."""
    verified_by = models.CharField(max_length=80)
    verified_on = models.DateField()
    verify_again_on = models.DateField(null=True, db_index=True)
    """The last day on which the verification holds; null where the fact needs none anew."""
    recorded_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, db_index=True)
    """When the row was replaced or withdrawn; null while it stands."""
    ended_because = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering = ["pk"]

    @classmethod
    def kind(cls) -> str:
        """The word for this kind of fact."""
        return cls.__name__.casefold()

    def value(self) -> dict[str, Any]:
        """The fact itself, as JSON values."""
        found = {}
        for name in self.said:
            value = getattr(self, name)
            found[name] = value.isoformat() if hasattr(value, "isoformat") else value
        return found

    def key_value(self) -> tuple[Any, ...]:
        """Which fact this is."""
        value = self.value()
        return tuple(value[name] for name in self.key)


class Profession(Fact):
    """Which kind of physician (LC 3209.3; rulebook R-02)."""

    said = ("profession",)
    profession = models.CharField(max_length=16, choices=[(p.value, p.value) for p in PhysicianType])


class Licence(Fact):
    """A licence to practise in a state; its number stands in the identity store."""

    said = ("state", "status", "begins_on", "expires_on")
    key = ("state",)
    state = models.CharField(max_length=2)
    status = models.CharField(max_length=16)
    """A word of `data/sources.yaml`, `licence_status`; only `active` is unrestricted."""
    begins_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)


class Certification(Fact):
    """A certificate of a specialty board."""

    said = ("board", "specialty", "begins_on", "expires_on")
    key = ("specialty",)
    board = models.CharField(max_length=80, blank=True)
    specialty = models.CharField(max_length=120)
    begins_on = models.DateField(null=True)
    expires_on = models.DateField(null=True)


class Practice(Fact):
    """A period of active clinical practice with its hours a week (rulebook R-03)."""

    said = ("since", "until", "hours_per_week")
    key = ("since",)
    since = models.DateField()
    until = models.DateField(null=True)
    hours_per_week = models.FloatField()


class Discipline(Fact):
    """What a search for discipline found: an action, or `none-found` (rulebook R-02)."""

    said = ("action", "state", "on")
    key = ("action", "state", "on")
    action = models.CharField(max_length=40)
    state = models.CharField(max_length=2, blank=True)
    on = models.DateField(null=True)


class BarringRole(Fact):
    """A role that bars from reviewing while it is held, or `none-found` (rulebook R-02: QME; R-05)."""

    said = ("role", "since", "until")
    key = ("role", "since")
    role = models.CharField(max_length=40)
    since = models.DateField(null=True)
    until = models.DateField(null=True)


class Language(Fact):
    """A language in which the reviewer reads records."""

    said = ("language",)
    key = ("language",)
    language = models.CharField(max_length=40)


class Absence(Fact):
    """Days on which the reviewer takes no case, both included."""

    said = ("first", "last")
    key = ("first",)
    first = models.DateField(null=True)
    last = models.DateField(null=True)


class Terms(Fact):
    """How many cases the reviewer takes at once, those elsewhere included, and the class of pay."""

    said = ("capacity", "elsewhere", "pay_class")
    capacity = models.PositiveIntegerField()
    elsewhere = models.PositiveIntegerField(default=0)
    pay_class = models.CharField(max_length=24, blank=True)


class Tie(Fact):
    """A tie to an organisation or a person (rulebook R-06, R-07)."""

    said = ("to", "kind_of_tie", "since", "until", "share_of_income")
    key = ("to", "kind_of_tie", "since")
    to = models.CharField(max_length=80, db_index=True)
    kind_of_tie = models.CharField(max_length=24, choices=[(k.value, k.value) for k in TieKind])
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    share_of_income = models.FloatField(null=True)


class Consent(Fact):
    """What the reviewer has signed: to serve, to keep confidential, that all ties are declared."""

    said = ("consent", "given_on", "until")
    key = ("consent",)
    consent = models.CharField(max_length=24)
    given_on = models.DateField()
    until = models.DateField(null=True)


KINDS: dict[str, type[Fact]] = {
    kind.kind(): kind
    for kind in (
        Profession, Licence, Certification, Practice, Discipline, BarringRole, Language, Absence, Terms, Tie, Consent,
    )
}  # fmt: skip
"""Every kind of fact by its word."""
