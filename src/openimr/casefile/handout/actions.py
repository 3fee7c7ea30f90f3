"""The verb of handing out: a copy of the case file for one party, and the link to it in a message."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass

from django.db.models import Q

from openimr.casefile import compiling
from openimr.casefile.models import CaseFile, Document, HandOut
from openimr.casefile.records import current_file
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.messages import Draft
from openimr.cases.models import Case, Party
from openimr.cases.roles import OUTSIDE, Role

DAYS = 14
"""How long a link holds."""
WITHHELD = "mental-health record, Health and Safety Code 123115(b)"
MENTAL_HEALTH = frozenset({"psychological-report"})
"""Kinds of records that the rule lets be held back from the employee (rulebook N-07)."""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy that has been made and kept, before it is handed out: of which version, for whom, without what."""

    party: Party
    current: CaseFile
    sha256: str
    withheld: tuple[int, ...]


def make_copy(case: Case, *, party: int, withheld: frozenset[int]) -> Copy:
    """
    Make the copy for a party and keep it; the file itself where nothing is held back.

    Raises: Invalid where the file is not complete, the party cannot sign in to fetch it, or something is
    held back that the rule does not let be held back from this party. Source: rulebook N-07.
    """
    current = current_file(case)
    if current is None:
        raise Invalid({"": "The case file is not complete yet: there is nothing to hand out."})
    to = case.parties.filter(pk=party).select_related("user").first()
    if to is None or to.user_id is None or Role(to.user.role) not in OUTSIDE:  # type: ignore[union-attr]
        raise Invalid({"party": "Expected a party with an account: the link opens to nobody else."})
    if withheld and Role(to.user.role) is not Role.EMPLOYEE:  # type: ignore[union-attr]
        raise Invalid({"withheld": "Records are held back from the employee only (rule N-07)."})
    known = dict(Document.objects.filter(case=case, number__in=withheld).values_list("number", "kind"))
    wrong = sorted(number for number in withheld if known.get(number) not in MENTAL_HEALTH)
    if wrong:
        names = ", ".join(map(str, wrong))
        raise Invalid(
            {"withheld": f"Only mental-health records may be held back; not record {names} (rule N-07)."}
        )
    held = dict.fromkeys(sorted(withheld), WITHHELD)
    held |= dict.fromkeys(_copies_of(case, withheld), WITHHELD)
    sha256 = compiling.compile_copy(case, current, withheld=held) if held else current.sha256
    return Copy(party=to, current=current, sha256=sha256, withheld=tuple(sorted(held)))


def _copies_of(case: Case, numbers: frozenset[int]) -> list[int]:
    """Records that are the same again as one that is held back, or that hold one of its pages: held back as well."""
    same = Q(duplicate_of__number__in=numbers) | Q(pages__duplicate_of__document__number__in=numbers)
    same |= Q(pages__copies__document__number__in=numbers)
    found = Document.objects.filter(same, case=case).exclude(number__in=numbers).distinct()
    return list(found.order_by("number").values_list("number", flat=True))


@action("hand_out_case_file")
def hand_out_case_file(case: Case, *, by: Actor, at: dt.datetime, copy: Copy, site: str = "") -> Deed:
    """Hand a copy that `make_copy` has made to its party; gives back (HandOut, secret part of the link).

    `site` is the address of the site without a slash at its end, for the link in the message.
    """
    token = secrets.token_urlsafe(32)
    made = HandOut.objects.create(
        case=case, party=copy.party, version=copy.current.version, sha256=copy.sha256,
        withheld=list(copy.withheld), token_sha256=token_digest(token), made_at=at, made_by=by.name,
        expires_at=at + dt.timedelta(days=DAYS),
    )  # fmt: skip
    text = (
        f"The case file of {case.number}, version {made.version}, can be fetched until "
        f"{made.expires_at:%m/%d/%Y}. Sign in to your account and open this address{'' if site else ' of the site'}:\n\n"
        f"{site}/handed-out/{token}\n\nThe link opens to your account only, and each use of it is recorded."
    )
    if made.withheld:
        numbers = ", ".join(map(str, made.withheld))
        text += (
            f"\n\nRecords held back: {numbers} ({WITHHELD}). They may be given to a physician whom you name."
        )
    message = Draft(
        party=copy.party, kind="case-file", subject=f"{case.number}: the case file can be fetched", text=text
    )
    return Deed(
        result=(made, token),
        detail={"hand_out": made.pk, "party": copy.party.role, "version": made.version, "withheld": len(made.withheld)},
        messages=(message,),
    )  # fmt: skip


def token_digest(token: str) -> str:
    """By what a link is looked up; the link itself is kept nowhere but in its message."""
    return hashlib.sha256(token.encode()).hexdigest()
