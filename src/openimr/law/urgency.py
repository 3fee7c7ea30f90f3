"""Whether a review is expedited: what was claimed at filing (A-05), the test (N-03), conversion later (N-04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from openimr.law.words import Priority


@dataclass(frozen=True, kw_only=True)
class Urgency:
    """The track of a review and why; `converted` where new clocks of 24 and 72 hours start now."""

    track: Priority
    converted: bool
    rule: str
    why: str

    def to_json(self) -> dict[str, Any]:
        return {"track": str(self.track), "converted": self.converted, "rule": self.rule, "why": self.why}


def urgency(
    *,
    track: Priority | str = Priority.REGULAR,
    ur_expedited: bool = False,
    asked: bool = False,
    certified: bool = False,
    documents: bool = False,
    treatment_given: bool = False,
) -> Urgency:
    """
    The track on which a review goes on.

    Args: `track` is the one it is on now; `asked`, that the application claims urgency; `certified`, that a
    physician certified in writing an imminent and serious threat; `documents`, that papers support it.
    Raises: ValueError for an unknown track.
    Source: A-05, N-03, N-04. Whether the threat is real is a physician's to certify; nothing here weighs it.
    """
    now = Priority(track)
    if treatment_given:
        # Nothing turns a review back (N-04), but care already given is never a reason for the fast track (N-03).
        return Urgency(track=now, converted=False, rule="N-03", why="the treatment has already been given")
    if now is Priority.EXPEDITED:
        return Urgency(track=now, converted=False, rule="N-04", why="nothing turns an expedited review back")
    if ur_expedited and asked:
        why = "utilization review was itself expedited"
        return Urgency(track=Priority.EXPEDITED, converted=True, rule="A-05", why=why)
    if certified and documents:
        why = "a physician certified an imminent and serious threat, with documents"
        return Urgency(track=Priority.EXPEDITED, converted=True, rule="N-04", why=why)
    if certified:
        why = "the certification has no documents that support it"
        return Urgency(track=Priority.REGULAR, converted=False, rule="N-03", why=why)
    why = "no physician certified it" if asked else "nobody asked for an expedited review"
    return Urgency(track=Priority.REGULAR, converted=False, rule="A-05", why=why)
