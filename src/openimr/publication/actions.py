"""The verbs of publication: prepare the copy, release it, withdraw it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from openimr import letters
from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.determination.drafting import public_letter
from openimr.determination.models import Letter
from openimr.letters.model import Determination
from openimr.publication.deidentify import deidentify
from openimr.publication.models import PublicCopy
from openimr.publication.roster import roster_of


def latest_letter(case: Case) -> Letter:
    """The letter that stands. Raises: Invalid when none was issued."""
    letter = case.letters.order_by("-version").first()
    if letter is None:
        raise Invalid({"": "No letter has been issued."})
    return letter


@action("prepare_public_copy")
def prepare_public_copy(case: Case, *, by: Actor, at: dt.datetime, also: tuple[str, ...] = ()) -> Deed:
    """
    Take the people out of the letter and put the copy, with what is doubtful, before the officer.

    Args: `also` are words that the officer wants removed besides (a name that no rule found).
    Gives back the PublicCopy. Raises: Invalid when a released copy stands. Source: rulebook P-02.
    """
    standing = PublicCopy.objects.filter(case=case).first()
    if standing is not None and standing.state == PublicCopy.RELEASED:
        raise Invalid({"": "The public copy is released. Withdraw it before another is prepared."})
    letter = latest_letter(case)
    determination = Determination.from_json(letter.determination)
    text = letters.render_text(determination, public_letter(letter))
    answer = deidentify({"text": text, "roster": roster_of(case, also=also), "policy": "dwc"})
    public = letters.parse(answer["text"])
    if [i.decision for i in public.disputed_items] != [i.decision for i in determination.disputed_items]:
        raise Invalid(
            {"": "The copy does not read as the determination any more. Look at the words to be removed."}
        )
    kinds = Counter(span["kind"] for span in answer["removed"])
    copy, _ = PublicCopy.objects.update_or_create(
        case=case,
        defaults={
            "state": PublicCopy.PREPARED, "letter_version": letter.version, "text": answer["text"],
            "determination": public.to_json(), "removed": dict(kinds), "doubtful": _in_copy(answer),
            "prepared_at": at, "prepared_by": by.name, "released_at": None, "released_by": "",
            "withdrawn_at": None, "withdrawn_by": "", "withdrawal_reason": "",
            "pdf_sha256": files.keep(letters.render_pdf(public, public_letter(letter), at=letter.issued_at)),
        },
    )  # fmt: skip
    return Deed(result=copy, detail={"removed": dict(kinds), "doubtful": len(copy.doubtful)})


def _in_copy(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The doubtful spans with their offsets in the printed text instead of the given one."""
    marks = {"age": None}
    shifts, moved = [], 0
    for span in answer["removed"]:
        mark = len(f"[{span['kind']}]") if span["kind"] not in marks else 3
        moved += mark - (span["end"] - span["start"])
        shifts.append((span["end"], moved))
    found = []
    for span in answer["doubtful"]:
        shift = next((m for end, m in reversed(shifts) if end <= span["start"]), 0)
        found.append({**span, "start": span["start"] + shift, "end": span["end"] + shift})
    return found


@action("release_public_copy")
def release_public_copy(case: Case, *, by: Actor, at: dt.datetime, looked_at: bool) -> Deed:
    """Release the prepared copy. Raises: Invalid unless the officer has looked at what is doubtful. P-01."""
    copy = PublicCopy.objects.filter(case=case).first()
    if copy is None or copy.state != PublicCopy.PREPARED:
        raise Invalid({"": "Prepare the public copy first."})
    if not looked_at:
        raise Invalid({"looked_at": "Read the copy, and say that you have, before it is released."})
    copy.state, copy.released_at, copy.released_by = PublicCopy.RELEASED, at, by.name
    copy.save(update_fields=["state", "released_at", "released_by"])
    return Deed(result=copy, detail={"version": copy.letter_version})


@action("withdraw_public_copy")
def withdraw_public_copy(case: Case, *, by: Actor, at: dt.datetime, reason: str) -> Deed:
    """Take a released copy back; a tombstone stays in its place. Raises: Invalid without a reason."""
    copy = PublicCopy.objects.filter(case=case).first()
    if copy is None or copy.state != PublicCopy.RELEASED:
        raise Invalid({"": "No released copy stands."})
    if not reason.strip():
        raise Invalid({"reason": "Expected why the copy is withdrawn."})
    copy.state, copy.withdrawn_at, copy.withdrawn_by = PublicCopy.WITHDRAWN, at, by.name
    copy.withdrawal_reason = reason.strip()[:400]
    copy.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "withdrawal_reason"])
    return Deed(result=copy)
