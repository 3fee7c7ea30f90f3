"""The verbs of the determination: summary, decision of each item, signature, return, letter.

Only an expert reviewer's hand reaches `decide_item` and `sign`; nothing else sets a decision.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from openimr import letters
from openimr.casefile.certificate.certifying import certify
from openimr.casefile.records import current_file
from openimr.cases import files
from openimr.cases.actors import Actor
from openimr.cases.door import Deed, action
from openimr.cases.errors import Invalid
from openimr.cases.messages import Draft as MessageDraft
from openimr.cases.models import Case
from openimr.determination import drafting, statements, together
from openimr.determination.models import Draft, ItemDecision, Letter
from openimr.intake.actions import local_day
from openimr.letters.keys import ensure_keys
from openimr.panel import several
from openimr.panel.access import may_read_records
from openimr.panel.models import Assignment

DECISIONS = ("upheld", "overturned", "modified")


def draft_for(case: Case, by: Actor) -> Draft:
    """The reviewer's own draft of a case, begun if there is none."""
    draft, _ = Draft.objects.get_or_create(
        case=case, reviewer_ref=by.reviewer_ref, defaults={"scripted": case.demonstration}
    )
    draft.case = case  # the very case of the action, with what it has changed so far
    return draft


def _open(case: Case, by: Actor) -> Draft:
    if not may_read_records(case, by):
        raise Invalid({"": "Attest first that you have no conflict of interest."})
    draft = draft_for(case, by)
    if draft.signed_at is not None:
        raise Invalid({"": "The draft is signed. It can be changed after it has been returned."})
    return draft


@action("write_summary")
def write_summary(case: Case, *, by: Actor, at: dt.datetime, text: str) -> Deed:
    """Keep the clinical case summary."""
    draft = _open(case, by)
    draft.clinical_case_summary = text.strip()
    draft.save(update_fields=["clinical_case_summary"])
    return Deed(detail={"characters": len(draft.clinical_case_summary)})


@action("decide_item")
def decide_item(
    case: Case, *, by: Actor, at: dt.datetime, position: int, decision: str, mtus: str, other: str,
    rationale: str, follows: bool = False,
) -> Deed:  # fmt: skip
    """
    Keep the reviewer's decision on one item; gives back the ItemDecision.

    Args: `decision` upheld, overturned, modified or '' (not yet); `mtus` and `other` the sources cited;
    `rationale` with references to pages (`[p. 12]`); `follows` lets the item share its primary item's fate.
    An unfinished decision may be kept; the checks before signing say what is missing.
    """
    draft = _open(case, by)
    item = next((i for i in drafting.items_under_review(case) if i.position == position), None)
    if item is None:
        raise Invalid({"position": f"Item {position} is not under review."})
    if decision not in {"", *DECISIONS}:
        raise Invalid({"decision": f"Expected one of: {', '.join(DECISIONS)}."})
    if follows and item.depends_on_id is None:
        raise Invalid({"follows": "This item belongs to no primary item; it needs its own reasons."})
    kept, _ = ItemDecision.objects.update_or_create(
        draft=draft,
        item=item,
        defaults={
            "decision": decision, "guideline": statements.compose(mtus=mtus, other=other),
            "rationale": rationale.strip(), "follows": follows, "decided_at": at,
        },
    )  # fmt: skip
    return Deed(result=kept, detail={"item": position, "decision": decision, "follows": follows})


@action("sign")
def sign(case: Case, *, by: Actor, at: dt.datetime) -> Deed:
    """
    The reviewer stands by the draft; the certificate of the records is made of what they have read.

    Raises: Invalid with every finding that stops it, nothing changed.
    """
    draft = _open(case, by)
    stopping = [f for f in drafting.findings_of(draft, actor=by.name) if f.blocking]
    if stopping:
        raise Invalid({f"{f.code}.{f.item or 0}.{n}": f.message for n, f in enumerate(stopping)})
    draft.signed_at, draft.returned_for = at, ""
    draft.save(update_fields=["signed_at", "returned_for"])
    made = certify(case, actor=by.name, at=at, relied_on=drafting.relied_on(draft, actor=by.name))
    return Deed(
        stays=not together.all_signed(case),
        detail={
            "certificate": made.sha256,
            "items": draft.decisions.count(),
            "decisions": {str(d.item.position): d.decision for d in draft.decisions.select_related("item")},
        },
    )


@action("return_to_reviewer")
def return_to_reviewer(
    case: Case, *, by: Actor, at: dt.datetime, reason: str, number: int | None = None
) -> Deed:
    """
    Give a draft back to its reviewer with what is to be looked at again. It decides nothing. R-10.

    `number` says whose, from 1, where the case has several reviewers; the others' drafts stand.
    """
    if not reason.strip():
        raise Invalid({"reason": "Expected what the reviewer should look at again."})
    drafts = together.signed_drafts(case)
    if len(drafts) > 1 and number not in range(1, len(drafts) + 1):
        raise Invalid({"number": f"Expected whose draft, a number from 1 to {len(drafts)}."})
    draft = drafts[(number or 1) - 1]
    draft.signed_at, draft.returned_for = None, reason.strip()
    draft.save(update_fields=["signed_at", "returned_for"])
    return Deed(detail={"reason_characters": len(reason.strip())})


@action("issue_letter")
def issue_letter(case: Case, *, by: Actor, at: dt.datetime, served_by: str = "mail") -> Deed:
    """
    Make the letter from the signed draft, sign it digitally, keep it, and send it to the parties.

    Gives back the Letter. Raises: Invalid when the letter would not read back as the determination, or the time
    stamping authority does not answer.
    Source: rulebook F-01, 9.3; L-06.
    """
    drafts = together.signed_drafts(case)
    case.facts["determination"] = {
        "mailed_on": local_day(at),
        "served_by": served_by,
        "mail_zone": "california",
    }
    determination, surround = together.letter_of(drafts, at=at)
    text = letters.render_text(determination, surround)
    problems = drafting.read_back(determination, surround)
    if problems or letters.parse(text) != determination:
        raise Invalid(
            {
                "": "The letter does not read back as the determination. Return it to the reviewer. "
                + " ".join(problems)
            }
        )
    pdf = _signed(letters.render_pdf(determination, surround, at=at), at=at)
    current = current_file(case)
    last = case.letters.aggregate(last=Max("version"))["last"] or 0
    letter = Letter.objects.create(
        case=case, version=last + 1, determination=determination.to_json(), letter=surround.to_json(),
        text_sha256=files.keep(text.encode()), pdf_sha256=files.keep(pdf),
        case_file_sha256=current.sha256 if current else "", issued_at=at, issued_by=by.name,
    )  # fmt: skip
    Assignment.objects.filter(case=case, ended=False).update(ended=True)
    several.end(case)
    for item, decided in zip(drafting.items_under_review(case), determination.disputed_items, strict=True):
        item.decision = decided.decision.value if decided.decision else ""
        item.save(update_fields=["decision"])
    return Deed(
        result=letter,
        detail={"version": letter.version, "pdf": letter.pdf_sha256, "text": letter.text_sha256},
        messages=tuple(
            MessageDraft(
                party=party, kind="final-determination", subject=f"{case.number}: Final determination",
                text=text, pdf_sha256=letter.pdf_sha256,
            )
            for party in case.parties.filter(receives_notices=True)
        ),
    )  # fmt: skip


def _signed(pdf: bytes, *, at: dt.datetime) -> bytes:
    """The letter with the house's signature, its time confirmed where an authority is set."""
    # Here, because the engine of signatures takes a while to load.
    from openimr.letters.signing import NoTime
    from openimr.letters.stamping import HttpAuthority

    keys, url = Path(settings.OPENIMR_KEYS), settings.OPENIMR_TIMESTAMP_URL
    ensure_keys(keys, organisation=settings.OPENIMR_ORGANISATION)
    try:
        return letters.sign_pdf(
            pdf, keys_dir=keys, at=at, reason="Final determination",
            authority=HttpAuthority(url) if url else None,
        )  # fmt: skip
    except NoTime as error:
        raise Invalid({"": f"The letter was not issued: {error}. Try again, or see the settings."}) from None
