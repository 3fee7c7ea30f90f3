"""Letters of 2013: the notice with sections, the letter with numbered decisions, the professional review."""

from __future__ import annotations

from typing import Any

from .bank import Frame
from .parts import Block, Draft, day, item, plan, reasons, reviewer, statement, summary, truth

NECESSARY = {
    "upheld": "is not medically necessary and appropriate",
    "overturned": "is medically necessary and appropriate",
    "modified": "is medically necessary in part",
}
PAPERS = (
    "Application for Independent Medical Review (received 4/10/2013)",
    "Utilization review denial dated 3/28/2013",
    "Medical records of a treating physician, 1/2/13 through 5/16/13",
    "California Medical Treatment Utilization Schedule (MTUS)",
)


def _necessary(draft: Draft, decision: str) -> str:
    words = NECESSARY[decision]
    return words.replace("not ", "not") if "outcomes" in draft.damage and draft.rng.random() < 0.5 else words


def _documents(draft: Draft, key: str) -> None:
    draft.head(key)
    draft.para(draft.one("documents-lead"))
    for paper in draft.rng.sample(PAPERS, draft.rng.randint(2, 4)):
        draft.para(draft.rng.choice(("- ", "\u2022 ", "")) + paper, "line")


def notice(draft: Draft) -> dict[str, Any]:
    """The notice: outcomes, told twice, then a section for each."""
    rng = draft.rng
    mark = rng.choice(("{})", "{}.", "({})"))
    draft.blocks.insert(0, Block("para", "Notice of Independent Medical Review Determination"))
    draft.blocks.insert(
        0, Block("para", rng.choice(("MAXIMUS FEDERAL SERVICES, INC.", "MAXIMUS Federal Services")))
    )
    decided = [(draft.said(title), *rest) for title, *rest in plan(draft)]
    outcomes = [
        f"{mark.format(n)} MAXIMUS Federal Services, Inc. has determined the request for {title} {_necessary(draft, decision)}."
        for n, (title, decision, _, _) in enumerate(decided, 1)
    ]
    for said in outcomes:
        draft.para(said)
    draft.para("INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE", "head")
    draft.para("A decision has been made for each of the treatments and/or services that were in dispute:")
    for said in outcomes:
        draft.para(said)
    said, credentials = reviewer(draft, draft.half.credentials)
    draft.head("old-qualifications")
    draft.para(" ".join(said if s == "{credentials}" else s for s in draft.half.how))
    draft.head("old-summary")
    if rng.random() < 0.6:
        draft.para(draft.one("old-summary-lead").format(day=day(rng, draft.decided, 1)))
    paragraphs, who, kept = summary(draft)
    for text in paragraphs:
        draft.para(text)
    _documents(draft, "old-documents")
    out = []
    for n, (title, decision, follows, words) in enumerate(decided, 1):
        draft.para(f"{mark.format(n)} Regarding the request for {title}:", "head-title")
        draft.head("old-section")
        claims, ca = statement(draft, "Claims Administrator", draft.half.prose_frames)
        expert, own = statement(draft, "Expert Reviewer", draft.half.prose_frames)
        together = rng.random() < 0.5
        for text in [f"{claims} {expert}"] if together else [claims, expert]:
            draft.para(text)
        if together:
            place = f"/disputed_items/{n - 1}/reviewer_guideline"
            draft.lenient[f"{place}/statement"] = (f"{claims} {expert}",)
        why = [words] if words else reasons(draft, decision, kept if n == 1 else "")
        draft.blocks.append(Block("field", why[0], draft.one("old-why")))
        for more in why[1:]:
            draft.para(more)
        out.append(item(n, title, decision, [ca, own], " ".join(why), follows))
    draft.head("old-after")
    draft.para(
        "The determination is final and binding on all parties, subject to appeal within the time that the Labor Code gives."
    )
    return _body(credentials, who, paragraphs, out)


def numbered(draft: Draft) -> dict[str, Any]:
    """The later letter of 2013: prose credentials, documents, numbered decisions with a sentence of each side."""
    rng = draft.rng
    mark = rng.choice(("{}.", "{})"))
    draft.blocks.insert(0, Block("para", "MAXIMUS FEDERAL SERVICES, INC.\nIndependent Medical Review"))
    said, credentials = reviewer(draft, draft.half.credentials)
    draft.head("how")
    draft.para(" ".join(said if s == "{credentials}" else s for s in draft.half.how))
    _documents(draft, "documents")
    draft.head("summary")
    draft.para(rng.choice(draft.half.leads))
    paragraphs, who, kept = summary(draft)
    for text in paragraphs:
        draft.para(text)
    draft.head("old-items")
    if rng.random() < 0.5:
        draft.para(draft.one("items-lead"))
    labelled, out = rng.random() < 0.4, []
    for n, (title, decision, follows, words) in enumerate(plan(draft), 1):
        title = draft.said(title)
        draft.para(f"{mark.format(n)} The request for {title} {_necessary(draft, decision)}.")
        sides = []
        for who_says, label in (
            ("Claims Administrator", "Claims Administrator's basis:"),
            ("Physician Reviewer", "Physician Reviewer's basis:"),
        ):
            text, says = statement(
                draft, who_says, draft.half.frames if labelled else draft.half.prose_frames
            )
            draft.blocks.append(Block("field", text, label) if labelled else Block("para", text))
            sides.append(says)
        why = [words] if words else reasons(draft, decision, kept if n == 1 else "")
        label = "Decision rationale:" if labelled else "The Physician Reviewer's decision rationale:"
        draft.blocks.append(Block("field", why[0], label))
        for more in why[1:]:
            draft.para(more)
        out.append(item(n, title, decision, sides, " ".join(why), follows))
    return _body(credentials, who, paragraphs, out)


def professional(draft: Draft) -> dict[str, Any]:
    """The professional review: its whole issue is one item; the heading of the rationale, or a line, has the outcome."""
    rng = draft.rng
    decision = rng.choice(("upheld", "upheld", "overturned"))
    draft.blocks.insert(0, Block("head", "MEDICAL PROFESSIONAL REVIEW"))
    titles = [draft.said(title) for title in rng.sample(draft.half.titles, rng.choice((1, 1, 2, 3)))]
    asks = [draft.one("asks").format(it=title) for title in titles]
    if len(asks) > 1:
        asks = [f"{n}. {ask}" for n, ask in enumerate(asks, 1)]
    draft.head("pro-issue")
    for ask in asks:
        draft.para(ask)
    where = rng.choice(("heading", "heading", "line"))
    if where == "line":
        draft.blocks.append(
            Block("field", decision.capitalize(), rng.choice(("DECISION:", "DETERMINATION:")))
        )
    said, credentials = reviewer(draft, draft.half.old_credentials)
    early = rng.random() < 0.2
    if early:
        draft.head("pro-qualifications")
        draft.para(said)
    draft.head("pro-summary")
    paragraphs, who, kept = summary(draft)
    for text in paragraphs:
        draft.para(text)
    _documents(draft, "pro-documents")
    sides = [{"statement": "", "basis": ["none"], "citations": []}]
    if rng.random() < 0.5:
        text, sides[0] = statement(draft, "Claims Administrator", _frames(draft))
        draft.head("pro-ca")
        draft.para(text)
    text, says = statement(draft, "Professional Reviewer", _frames(draft))
    draft.head("pro-guideline")
    draft.para(text)
    why = reasons(draft, decision, kept)
    denied = "NOT " if decision == "upheld" else ""
    draft.para("RATIONALE:" if where == "line" else draft.one("pro-why").replace("{not}", denied), "head")
    for text in why:
        draft.para(text)
    if not early:
        draft.head("pro-qualifications")
        draft.para(said)
    return _body(
        credentials, who, paragraphs, [item(1, " ".join(asks), decision, [*sides, says], " ".join(why), None)]
    )


def _frames(draft: Draft) -> tuple[Frame, ...]:
    return draft.rng.choice((draft.half.frames, draft.half.prose_frames))


def _body(
    credentials: dict[str, Any], who: dict[str, Any], paragraphs: list[str], out: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "expert_reviewer": credentials,
        "employee": who,
        "clinical_case_summary": truth(" ".join(paragraphs)),
        "disputed_items": out,
    }
