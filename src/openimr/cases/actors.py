"""Who acts: the one argument `by=` of every verb."""

from __future__ import annotations

from dataclasses import dataclass

from openimr.cases.models import User
from openimr.cases.roles import OUTSIDE, Role


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody who acts. `name` is an account name; for a reviewer it is the opaque id, never more."""

    name: str
    role: Role
    user_id: int | None = None
    reviewer_ref: str = ""

    @property
    def outside(self) -> bool:
        """Whether this actor reaches only the cases they are a party to."""
        return self.role in OUTSIDE

    @classmethod
    def of(cls, user: User) -> Actor:
        """The actor that a signed-in account is."""
        return cls(
            name=user.get_username(), role=Role(user.role), user_id=user.pk, reviewer_ref=user.reviewer_ref
        )


SYSTEM = Actor(name="openimr", role=Role.SYSTEM)
