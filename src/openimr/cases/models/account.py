"""Who signs in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models

from openimr.cases.roles import Role


class User(AbstractUser):
    """An account with one role. An expert reviewer's account carries the opaque id of the register and
    no name: who that is stands only in the identity store (rulebook R-09).
    """

    role = models.CharField(max_length=32, choices=[(r.value, r.label) for r in Role if r is not Role.SYSTEM])
    reviewer_ref = models.CharField(max_length=40, blank=True, default="", db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reviewer_account_is_opaque",
                condition=~models.Q(role=Role.EXPERT_REVIEWER.value)
                | (models.Q(first_name="", last_name="", email="") & ~models.Q(reviewer_ref="")),
            )
        ]
