"""Texts that are no letter, and halves of letters: what the contract says comes out of them."""

from __future__ import annotations

from ..foreign.kit import Made
from .letters import letter

NO_LETTERS = {
    "nothing": "",
    "blank": " \n\n \t\n\f\n",
    "utilization review": """UTILIZATION REVIEW DETERMINATION
Date of injury: 03/14/2012      Claim Number: 000-0
Requested treatment: MRI of the lumbar spine: Denied
The requested treatment is not medically necessary.
Guidelines used: MTUS ACOEM Chapter 12 Low Back Complaints, pages 303-305.
Rationale: The patient is a 44 year old male. There are no red flags.
You have the right to ask for independent medical review of this decision within 30 days.
""",
    "application": """STATE OF CALIFORNIA, DIVISION OF WORKERS' COMPENSATION
APPLICATION FOR INDEPENDENT MEDICAL REVIEW, DWC FORM IMR
Employee name:            Date of injury: 01/02/2013
Date of the utilization review determination: 05/05/2014
Is the claims administrator disputing liability for the requested treatment besides medical necessity?  No
Requested treatment: 1. Physical therapy, 12 visits   2. TENS unit
""",
    "not eligible": """Notice: application for independent medical review not eligible
Dated: 6/12/2014
The application was not signed by the employee and was received later than 30 days after the decision.
No determination of medical necessity will be made.
""",
    "withdrawn": """NOTICE OF TERMINATION OF INDEPENDENT MEDICAL REVIEW
The request for lumbar fusion has been authorized by the claims administrator, and the application was withdrawn.
""",
    "order": """WORKERS' COMPENSATION APPEALS BOARD
OPINION AND ORDER DENYING PETITION
The determination of the administrative director was upheld: the petition is denied for the reasons stated below.
IT IS SO ORDERED.
""",
}


def without_items(half: str, layout: str, seed: int) -> Made:
    """A modern letter that ends before its items."""
    made = letter(half, layout, seed)
    heads = {"dev": ("IMR ISSUES",), "test": ("IMR Issues", "IMR ISSUES")}[half]
    cut = min(place for place in (made.text.find(head) for head in heads) if place >= 0)
    truth = made.truth | {"disputed_items": []}
    if "/employee/date_of_injury" in made.lenient:  # the worker was in the first rationale
        truth["employee"] = dict.fromkeys(made.truth["employee"])
    return Made(made.text[:cut], truth, made.lenient)


def without_end(half: str, layout: str, seed: int) -> Made:
    """A modern letter that breaks off within the last word but two of its last rationale."""
    made = letter(half, layout, seed)
    words = made.text.split()
    text = made.text.rstrip()
    for word in reversed(words[-3:]):
        text = text[: text.rindex(word)].rstrip()
    items = [dict(item) for item in made.truth["disputed_items"]]
    items[-1]["rationale"] = " ".join(items[-1]["rationale"].split()[:-3])
    return Made(text, made.truth | {"disputed_items": items}, made.lenient)
