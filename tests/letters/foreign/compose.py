"""Letters of the four layouts, with their truth, from the templates of a set; the same for the same seed."""

from __future__ import annotations

import datetime as dt
import re
from random import Random
from typing import Any

from .damage import Par, label, lay_out, misread, norm, typeset
from .items import ABSENT, draw, outcome_words, truth_of
from .kit import Credentials, Kit, Made

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")
ORGS = ("MAXIMUS Federal Services", "MAXIMUS Federal Services, Inc.", "Golden Valley Review")
FIELDS = {"case": "case_number", "doi": "date_of_injury", "assigned": "date_assigned", "ur": "ur_denial_date",
          "received": "application_received", "decision": "decision_date", "priority": "priority"}  # fmt: skip

STATES = (
    r"California|Texas|Ohio|Maryland|Georgia|Pennsylvania|Nevada|Arizona|Illinois|Colorado|Florida|Michigan"
)
Told = tuple[Kit, Random, bool, Credentials, str, str, dict[str, str], str]
"""Set, chance, noisy or not, credentials, summary, organization, words of the header, layout."""
Parts = tuple[list[Par], list[dict[str, Any]]]


def _header(template: str, rng: Random) -> tuple[str, dict[str, str | None], dict[str, str]]:
    decided = dt.date(rng.choice([2013, 2014, 2015]), rng.randint(10, 12), rng.randint(1, 28))
    day = {"decision": decided}
    for key, before in (("assigned", 25), ("received", 40), ("ur", 20), ("doi", 900)):
        decided -= dt.timedelta(days=before + rng.randrange(9))
        day[key] = decided
    form = rng.choice(["{0.month:02}/{0.day:02}/{0.year}", "{0.month}/{0.day}/{0.year}"])
    words = {k: form.format(d) for k, d in day.items()}
    words["case"] = f"CM{day['decision'].year % 100}-{rng.randrange(10**7):07}"
    words["priority"] = rng.choice(["Standard", "Standard", "Expedited"])
    front: dict[str, str | None] = dict.fromkeys(FIELDS.values())
    for key in FIELDS:
        if "{" + key + "}" in template:
            value = day[key].isoformat() if key in day else words[key]
            front[FIELDS[key]] = value.lower() if key == "priority" else value
    return template.format(**words), front, words


def _person(kit: Kit, rng: Random, made: Made) -> tuple[str, dict[str, Any]]:
    """The summary, and the employee of the truth."""
    if rng.random() < 0.08:
        return rng.choice(kit.no_person), {"age": None, "sex": None, "date_of_injury": None}
    opening, body = rng.choice(kit.openings), rng.choice(kit.bodies)
    sex = opening.sex or (rng.choice(["male", "female"]) if "{H" in body or "{h" in body else None)
    he, his, him = ("She", "Her", "her") if sex == "female" else ("He", "His", "him")
    body = body.format(He=he, he=he.lower(), His=his, his=his.lower(), him=him)
    text = " ".join(p for p in (opening.text, body, rng.choice(kit.denials)) if p)
    made.lenient["/employee/date_of_injury"] = opening.injured
    return typeset(text, rng), {"age": opening.age, "sex": sex, "date_of_injury": opening.injured[0]}


def _credentials(words: str, rng: Random, noisy: bool) -> str:
    """The words, with a state misread."""
    long = re.findall(STATES, words)
    if noisy and long and rng.random() < 0.3:
        state = rng.choice(long)
        words = words.replace(state, misread(state, rng))
    return words


def make(seed: int, kit: Kit, layout: str, *, noisy: bool = False) -> Made:
    """The letter of a seed in a layout, as text and truth. Noisy: labels, headings, outcomes and states are misread."""
    rng = Random(f"{kit.name} {layout} {noisy} {seed}")
    made = Made("", {})
    front, values, words = _header("" if layout == "professional-review" else rng.choice(kit.headers), rng)
    summary, employee = _person(kit, rng, made)
    cred = rng.choice(kit.credentials)
    letter = {"prose-credentials": _modern, "listed-credentials": _modern, "numbered-decisions": _numbered,
              "professional-review": _professional}[layout]  # fmt: skip
    org = rng.choice(ORGS)
    pars, items = letter((kit, rng, noisy, cred, summary, org, words, layout))
    feet = rng.choice(kit.furniture)
    if not front and any("{case}" in f for f in feet):
        feet = ()
    made.text = lay_out([Par(front, block=True), *pars] if front else pars, rng, noisy, feet, words["case"])
    made.truth = {
        "layout": layout,
        "front_matter": values,
        "expert_reviewer": {
            "certifications": list(cred.certifications),
            "licensure_states": list(cred.states),
        },
        "employee": employee,
        "clinical_case_summary": norm(summary),
        "disputed_items": truth_of(items),
    }
    return made


def _odd(kit: Kit, words: str, rng: Random) -> str:
    """A label in capitals or alone on its line, a heading with a colon or in small letters, where a set has such."""
    chance = rng.random() if kit.quirks else 1.0
    if chance < 0.12:
        return words.upper() if ":" in words else f"{words}:"
    if chance < 0.24:
        return (
            f"{words}\n"
            if ":" in words
            else words.title().replace(" And ", " and ").replace(" The ", " the ")
        )
    return words


def _paragraphs(head: str, text: str) -> list[Par]:
    """A labelled field: its label stands before the first of its paragraphs."""
    first, *others = text.split("\n\n")
    return [
        Par(f"{head}{first}" if head.endswith("\n") else f"{head} {first}".strip()),
        *(Par(p) for p in others),
    ]


def _modern(told: Told) -> Parts:
    kit, rng, noisy, cred, summary, org, words, layout = told
    listed = layout == "listed-credentials"
    pars = [Par(p) for p in rng.choice(kit.covers).format(org=org).split("\n\n") if p]
    pars.append(Par(_odd(kit, label("HOW THE IMR FINAL DETERMINATION WAS MADE", rng, noisy), rng)))
    how = rng.choice(kit.how_listed if listed else kit.how_prose)
    pars += [Par(p) for p in _credentials(how.format(org=org, cred=cred.prose), rng, noisy).split("\n\n")]
    if listed:
        states = _credentials(cred.states_line, rng, noisy)
        pars.append(
            Par(f"State(s) of Licensure: {states}\nCertification(s)/Specialty: {cred.certifications_line}")
        )
    pars += [
        Par(_odd(kit, label("CLINICAL CASE SUMMARY", rng, noisy), rng)),
        Par(rng.choice(kit.summary_leads)),
    ]
    pars += [Par(p) for p in summary.split("\n\n") if p]
    pars += [
        Par(_odd(kit, label("IMR ISSUES, DECISIONS AND RATIONALES", rng, noisy), rng)),
        Par(rng.choice(kit.item_leads)),
    ]
    name = "MAXIMUS" if "MAXIMUS" in org else "IMRO"
    items = draw(kit, rng, modern=True, reviewer="Expert Reviewer")
    for item in items:
        outcome = outcome_words(item["decision"], rng, noisy)
        if kit.quirks and rng.random() < 0.15:
            outcome = ":\n" + outcome.strip(" :")
        pars.append(Par(item["description"] + outcome))
        claims, reviewer = item["claims_administrator_guideline"], item["reviewer_guideline"]
        if item["kept"] != "no claims":
            pars.append(
                Par(
                    f"{_odd(kit, label('Claims Administrator guideline:', rng, noisy), rng)} {claims['statement']}"
                )
            )
        if item["kept"] != "no reviewer":
            pars.append(
                Par(
                    f"{_odd(kit, label(f'{name} guideline:', rng, noisy and name == 'MAXIMUS'), rng)} {reviewer['statement']}"
                )
            )
        pars += _paragraphs(_odd(kit, label("Decision rationale:", rng, noisy), rng), item["written"])
    return pars, items


def _verdict(decision: str, rng: Random, noisy: bool) -> str:
    if decision == "overturned":
        return "is medically necessary"
    return "is notmedically necessary" if noisy and rng.random() < 0.2 else "is not medically necessary"


def _numbered(told: Told) -> Parts:
    kit, rng, noisy, cred, summary, org, words, layout = told
    if rng.random() < 0.5:
        return _later(told)
    form = rng.choice(kit.notices)
    items = draw(kit, rng, modern=False, reviewer=form["reviewer"])
    verdicts = [_verdict(i["decision"], rng, noisy) for i in items]
    listed = [
        Par(form["list"].format(n=i["position"], org=org, title=i["description"], verdict=v))
        for i, v in zip(items, verdicts, strict=True)
    ]
    pars = [
        Par(form["top"]),
        *listed,
        Par(label(form["heading"], rng, noisy)),
        Par(form["filed"].format(**words)),
        *listed,
    ]
    pars.append(Par(form["qualifications"]))
    pars.append(Par(_credentials(form["qualified"].format(cred=cred.prose, org=org), rng, noisy)))
    middle = [[Par(form["summary"]), *(Par(p) for p in summary.split("\n\n") if p)],
              [Par(form["documents"]), *(Par(p) for p in form["documents_list"].split("\n\n"))]]  # fmt: skip
    pars += middle[0] + middle[1] if rng.random() < 0.5 else middle[1] + middle[0]
    for item in items:
        pars.append(Par(form["section"].format(n=item["position"], title=item["description"])))
        pars.append(Par(label(form["relied"], rng, noisy)))
        said = [item["claims_administrator_guideline"]["statement"], item["reviewer_guideline"]["statement"]]
        pars += [Par(p) for p in ([" ".join(said)] if rng.random() < 0.5 else said)]
        pars += [Par(label(form["why"], rng, noisy)), *_paragraphs("", item["written"])]
    return pars + [Par(p) for p in form["closing"].split("\n\n")], items


def _later(told: Told) -> Parts:
    kit, rng, noisy, cred, summary, org, words, layout = told
    form = rng.choice(kit.laters)
    items = draw(kit, rng, modern=False, reviewer=form["reviewer"])
    pars = [Par(label(form["how"], rng, noisy))]
    pars.append(Par(_credentials(form["qualified"].format(cred=cred.prose, org=org), rng, noisy)))
    pars += [Par(form["documents"]), *(Par(p) for p in form["documents_list"].split("\n\n"))]
    pars += [Par(label(form["summary"], rng, noisy)), Par(form["lead"])]
    pars += [Par(p) for p in summary.split("\n\n") if p]
    pars += [Par(label(form["heading"], rng, noisy)), Par(form["items_lead"])]
    asked = "" if " for {title}" in form["item"] else rng.choice(["", "The request for "])
    for item in items:
        verdict = _verdict(item["decision"], rng, noisy)
        pars.append(
            Par(form["item"].format(n=item["position"], title=asked + item["description"], verdict=verdict))
        )
        pars.append(Par(item["claims_administrator_guideline"]["statement"]))
        pars.append(Par(item["reviewer_guideline"]["statement"]))
        pars += _paragraphs(label(form["why"], rng, noisy), item["written"])
    return pars, items


def _professional(told: Told) -> Parts:
    kit, rng, noisy, cred, summary, org, words, layout = told
    form = rng.choice(kit.professionals)
    (item,) = items = draw(kit, rng, modern=False, one=True, reviewer="Expert Reviewer")
    item["claims_administrator_guideline"] = dict(ABSENT)
    parts = {
        "issue": [item["description"]],
        "summary": summary.split("\n\n"),
        "documents": [
            "1. Application for Independent Medical Review\n2. Progress reports of the treating physician"
        ],
        "relied": [item["reviewer_guideline"]["statement"]],
        item["decision"]: item["written"].split("\n\n"),
        "qualifications": [_credentials(form["qualified"].format(cred=cred.prose), rng, noisy)],
    }
    pars = [Par(form["top"])]
    for key, texts in parts.items():
        pars += [Par(label(form[key], rng, noisy)), *(Par(t) for t in texts if t)]
    return pars, items
