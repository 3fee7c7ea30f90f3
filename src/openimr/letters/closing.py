"""The sections that close a letter: records, independence, appeal, what happens next, signature.

The law behind each sentence is in the rulebook, sections 9.3 to 9.5.
"""

from __future__ import annotations

from openimr.letters import several
from openimr.letters.blocks import Block, Section, code, day, one_line, points, said, section, table
from openimr.letters.letter import Letter, RecordLine
from openimr.letters.model import Decision, Determination, DisputedItem
from openimr.letters.references import find_references

RECORDS = "RECORDS REVIEWED"
INDEPENDENCE = "RECORD OF INDEPENDENCE"
APPEAL = "HOW THIS DETERMINATION MAY BE APPEALED"
NEXT = "WHAT HAPPENS NEXT"
SIGNATURE = "DIGITAL SIGNATURE"

OUTCOME = {
    Decision.UPHELD: ("Not medically necessary", "The utilization review decision stands."),
    Decision.OVERTURNED: ("Medically necessary", "The claims administrator authorizes it or pays for it."),
    Decision.MODIFIED: (
        "Medically necessary in part",
        "The claims administrator authorizes or pays for the necessary part.",
    ),
}


def sections(determination: Determination, letter: Letter) -> list[Section]:
    """The closing sections in their order; the record of independence only where there is one."""
    sealed = letter.independence_commitment
    return [
        section(RECORDS, *_records(determination, letter)),
        *([section(INDEPENDENCE, *_independence(sealed))] if sealed else []),
        *several.sections(letter.attached, public=letter.public),
        section(APPEAL, *_appeal(letter)),
        section(NEXT, *_next(determination)),
        section(SIGNATURE, *_signature(letter)),
    ]


def _records(determination: Determination, letter: Letter) -> list[Block]:
    if not letter.records:
        return [said("No record was listed for this case.")]
    file_value = letter.case_file_sha256
    whole = f"The SHA-256 value of the whole case file begins with {file_value[:12]}." if file_value else ""
    full = not letter.public
    columns = ["No.", "Record", "Date", *(["Author"] if full else []), "Pages", "SHA-256", "Use"]
    rows = []
    for record in letter.records:
        author = [one_line(record.author)] if full else []
        row = [str(record.number), _name(record, letter), day(record.date), *author]
        rows.append([*row, record.pages, record.sha256[:12], _use(record)])
    lines = [_record_line(record, letter) for record in letter.records]
    return [
        said(f"""
            These are the records of the case file, with their pages in it. {whole} Every record has such a
            value too, and the list shows how it begins: a copy of the record that gives another value is not
            the copy that was reviewed. The last column tells what the reviewer did with it; a record is
            relied on if the reasons above rest on it.
        """),
        table("records", "Records of the case file", columns, rows, lines),
        *_rests_on(determination, letter),
        *_certificate(letter),
    ]


def _certificate(letter: Letter) -> list[Block]:
    if not letter.certificate_sha256:
        return []
    return [
        said("""
            When the determination was signed, a certificate was made of these records, page by page, with what
            of them had been opened. The parties may ask for it. Its SHA-256 value is below: a certificate of
            another value is not that one.
        """),
        code(letter.certificate_sha256),
    ]


def _rests_on(determination: Determination, letter: Letter) -> list[Block]:
    """For each part that names pages of the case file, the records that they stand in."""
    parts = [("Summary", determination.clinical_case_summary)]
    parts += [(f"Item {item.position}", item.rationale) for item in determination.disputed_items]
    rows = [[part, words] for part, text in parts if (words := _records_named(text, letter))]
    if not rows:
        return []
    lines = [f"{part} rests on {words}." for part, words in rows]
    return [
        said("The summary and the reasons name pages of the case file. They stand in these records."),
        table("rests_on", "Records that each part rests on", ["Part", "Records and pages"], rows, lines),
    ]


def _records_named(text: str, letter: Letter) -> str:
    """The pages that a text names, by the record in which they stand: `record 2, pages 44 and 47-48; …`."""
    pages = sorted({page for reference in find_references(text) for page in reference.pages})
    by_record: dict[int, list[int]] = {}
    for page in pages:
        record = letter.record_of(page)
        by_record.setdefault(record.number if record else 0, []).append(page)
    named = [
        f"{f'record {number}' if number else 'no record of this list'}, {_page_words(found)}"
        for number, found in sorted(by_record.items(), key=lambda found: (found[0] == 0, found[0]))
    ]
    return "; ".join(named)


def _page_words(pages: list[int]) -> str:
    """Pages in order, runs made short: `page 41`, `pages 44 and 47-48`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    words = [str(first) if first == last else f"{first}-{last}" for first, last in runs]
    listed = " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
    return f"{'page' if len(pages) == 1 else 'pages'} {listed}"


def _name(record: RecordLine, letter: Letter) -> str:
    return (one_line(record.kind) or "Medical record") if letter.public else one_line(record.title)


def _use(record: RecordLine) -> str:
    """What the reviewer did with a record, as far as the desk knows."""
    words = []
    if record.duplicate_of is not None:
        words.append(f"same as no. {record.duplicate_of}")
    if record.relied_on:
        words.append("relied on")
    elif record.opened:
        words.append("opened")
    elif record.duplicate_of is None:
        words.append("not opened")
    return ", ".join(words)


def _record_line(record: RecordLine, letter: Letter) -> str:
    parts = [f"{record.number}. {_name(record, letter)}", day(record.date)]
    if not letter.public:
        parts.append(one_line(record.author))
    pages = f"page {record.pages}" if record.first_page == record.last_page else f"pages {record.pages}"
    parts += [pages, f"SHA-256 {record.sha256[:12]}", _use(record)]
    return "; ".join(p for p in parts if p)


def _independence(commitment: str) -> list[Block]:
    return [
        said("""
            Before the assignment, the reviewer was screened for ties to everyone concerned in this case. What
            was screened is sealed in the value below. The value tells nothing about the reviewer. Opened
            before a court, it shows what was screened and that nobody changed it since.
        """),
        code(one_line(commitment)),
    ]


def _appeal(letter: Letter) -> list[Block]:
    last: list[Block] = []
    if letter.appeal_by is not None:
        sentence = f"In this case the last day to file is {day(letter.appeal_by)}."
        steps = [one_line(step) for step in letter.appeal_derivation]
        last = [said(f"{sentence} It was counted in these steps." if steps else sentence, strong=True)]
        last += [points(*steps)] if steps else []
    return [
        said("""
            This is the determination of the Administrative Director of the Division of Workers' Compensation,
            and it binds all parties (Labor Code section 4610.6(g)).
        """),
        said("""
            Any party may appeal by a verified petition to the Workers' Compensation Appeals Board. The
            petition is due 30 days after this letter was mailed; five days are added where it was mailed to
            an address in California (Labor Code section 4610.6(h); 8 CCR 10575).
        """),
        *last,
        said("""
            The petition names the workers' compensation case and the case number above, states each ground
            with its facts, and is served on all parties and on the Division's Independent Medical Review
            Unit. A ground that is not raised is lost.
        """),
        said("""
            The determination is presumed correct. It is set aside only on clear and convincing evidence of at
            least one of these grounds.
        """),
        points(
            "The Administrative Director had no power to decide so, or went beyond it.",
            "The determination was obtained by fraud.",
            "The reviewer had a material conflict of interest.",
            "The determination shows bias because of race, national origin, ethnic group, religion, age, "
            "sex, sexual orientation, color or disability.",
            "It rests on a plainly wrong finding of a fact that anyone can know without medical expertise.",
        ),
        said("""
            If it is set aside, a new review follows with another reviewer. No judge and no court decides
            medical necessity in its place (Labor Code section 4610.6(i)).
        """),
    ]


def _next(determination: Determination) -> list[Block]:
    items = determination.disputed_items
    found = {i.decision for i in items}
    blocks = [_outcomes(items)] if items else []
    if found & {Decision.OVERTURNED, Decision.MODIFIED}:
        blocks.append(
            said("""
                Necessary treatment that has not been given yet is authorized by the claims administrator
                within 5 working days of receiving this letter, sooner if the condition needs it, and the
                employee and the provider are told. Necessary treatment that was already given is paid for
                within 20 days of receiving this letter, apart from any dispute about the amount. An appeal,
                or a dispute about liability on other grounds, may defer this (Labor Code section 4610.6(j);
                8 CCR 9792.10.7(a)).
            """)
        )
    if Decision.MODIFIED in found:
        blocks.append(
            said("""
                Where a treatment is necessary in part, this holds for that part; the reasons above say which
                part it is. For the rest the utilization review decision stands.
            """)
        )
    if found & {Decision.UPHELD, Decision.MODIFIED}:
        denied = determination.front_matter.ur_denial_date
        its_date = f"its date, {day(denied)}," if denied else "its date"
        blocks.append(
            said(f"""
                Where the utilization review decision stands, it does so for 12 months from {its_date} for the
                same treatment asked for by the same physician or by another of the same practice group. A new
                request within that time is reviewed anew if it documents a change in the facts on which the
                decision rested (Labor Code section 4610(k)).
            """)
        )
    blocks.append(
        said("""
            This letter decides medical necessity alone. It does not decide whether the injury came from work,
            who is liable, or what a treatment costs.
        """)
    )
    return blocks


def _outcomes(items: tuple[DisputedItem, ...]) -> Block:
    rows = []
    for item in items:
        if item.decision is None:
            raise ValueError(f"item {item.position} has no decision: a letter decides all (rulebook F-06)")
        rows.append([str(item.position), one_line(item.description), *OUTCOME[item.decision]])
    columns = ["Item", "Treatment or service", "Finding", "What it means"]
    lines = [f"Item {at} ({what}). {finding}. {meaning}" for at, what, finding, meaning in rows]
    return table("outcomes", "What was decided about each item", columns, rows, lines)


_CONFIRMED = "The time of signing is confirmed by a time stamping authority, whose stamp is in the signature."
_OWN_CLOCK = "The time of signing is the signer's own statement; no outside time service has confirmed it."


def _signature(letter: Letter) -> list[Block]:
    sender = letter.organisation.name
    if letter.public:
        return [
            said(f"""
                This is the public copy, in which what identifies people has been left out. The letter that
                went to the parties is a PDF file signed digitally by {sender}; that signature does not cover
                this copy.
            """)
        ]
    return [
        said(f"""
            This letter is issued as a PDF file that {sender} has signed digitally. The signature covers the
            whole file and permits no change: once the content is altered, even by one character, it no
            longer verifies.
        """),
        said("""
            To check it, open the file in a program that shows PDF signatures, or give its name to this
            command of OpenIMR.
        """),
        code("openimr letters verify LETTER.pdf"),
        said(f"""
            Who signed is proven by the certificate, which {sender} hands out on request.
            {_CONFIRMED if letter.time_confirmed else _OWN_CLOCK}
        """),
    ]
