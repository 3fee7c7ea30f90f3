"""What typists, mail programs and machines put around and between the lines of a letter."""

from __future__ import annotations

import textwrap
from itertools import cycle

import pytest

from openimr.letters import parse, read
from openimr.letters.model import Layout
from openimr.letters.reading.pages.machines import is_head
from openimr.letters.reading.pages.margins import without_margins

from .reading_samples import NOTICE, REVIEW, fields, item, letter

LONG = (
    "Guidelines allow a short course of visits after an acute flare. The records show twelve visits since March and no"
    " measured change in function. The employee still works full duty, and a home program was taught and is being done."
    " More visits would not be expected to add to that. The request is therefore not medically necessary."
)
MADE = letter(
    item("Physical therapy, 12 visits: Upheld", rationale=LONG),
    item("1) Cane and 2) walker: Overturned", rationale="He falls. > 50% of the falls were at night."),
    front="Case Number: CM14-0012345\nDate of Injury: 03/04/2012\nPriority: Standard",
    summary=f"The patient is a 40-year-old woman who was injured on 3/4/2012 at work. {LONG[:160]}",
)


def wrapped(text: str, width: int = 78) -> list[str]:
    """The lines of a text, none of them longer than `width`."""
    return [part for line in text.split("\n") for part in (textwrap.wrap(line, width) or [""])]


WRAPPED = wrapped(MADE)
TRUTH = fields(parse(MADE))
SPLIT = next(
    n for n, line in enumerate(WRAPPED) if line.startswith("change in function") or "twelve visits" in line
)


def parted(*lines: str, at: int = SPLIT, page: str = "") -> str:
    """The letter with lines of a machine in the midst of a sentence of its first rationale, between empty lines."""
    return "\n".join([*WRAPPED[: at + 1], "", *lines, page, *WRAPPED[at + 1 :]])


def test_the_letter_of_these_tests_is_read_however_it_is_wrapped() -> None:
    assert fields(parse("\n".join(WRAPPED))) == TRUTH
    assert WRAPPED[SPLIT + 1][0].islower()


# Quotation marks of e-mail.


@pytest.mark.parametrize("mark", ["> ", ">> ", "> > ", ">", " > ", "> > > "])
def test_a_letter_quoted_in_a_mail_is_the_letter(mark: str) -> None:
    assert fields(parse("\n".join(mark + line for line in WRAPPED))) == TRUTH


def test_words_before_and_after_the_quoted_letter_belong_to_no_field_and_are_warned_of() -> None:
    quoted = "\n".join(f"> {line}".rstrip() for line in WRAPPED)
    mail = f"From: A. Sender\nSubject: the letter\n\nHere it is:\n\n{quoted}\n\nCall me.\nA. Sender\nSent from my phone"

    got = parse(mail)

    assert fields(got) == TRUTH
    left_out = [mail[w.start : w.end] for w in got.warnings if w.code == "text-not-placed"]
    assert [words.split("\n")[0] for words in left_out] == ["From: A. Sender", "Call me."]


def test_the_ends_of_lines_that_grew_too_long_with_their_mark_are_text() -> None:
    lines: list[str] = []
    for line in WRAPPED:
        first, *rest = textwrap.wrap(line, 70) or [""]
        lines += [f"> > {first}", *rest]

    assert fields(parse("\n".join(lines))) == TRUTH


def test_what_the_sender_answers_between_quoted_paragraphs_is_no_text() -> None:
    lines = [f"> {line}" for line in WRAPPED]
    summary = next(n for n, line in enumerate(lines) if "IMR ISSUES" in line)
    mail = "\n".join(
        [*lines[:summary], "", "I do not agree with any of this!", "Do you?", "", *lines[summary:]]
    )

    got = parse(mail)

    assert fields(got) == TRUTH
    assert any(
        w.code == "text-not-placed" and mail[w.start or 0 :].startswith("I do not") for w in got.warnings
    )


def test_a_field_of_a_quoted_letter_has_its_place_in_the_mail() -> None:
    mail = "\n".join(f"> > {line}" for line in WRAPPED)

    start, end = read(mail).place("/disputed_items/1/rationale")

    assert mail[start:end].startswith("He falls.")
    assert mail[start:end].endswith("at night.")


def test_a_sign_for_more_than_at_the_start_of_some_lines_is_text() -> None:
    rationale = "Relief was\n> 50% after one and\n> 60% after two injections."
    made = letter(item(rationale=rationale))

    assert parse(made).disputed_items[0].rationale == " ".join(rationale.split())
    quoted = "\n".join(f"> {line}" for line in made.split("\n"))
    assert parse(quoted).disputed_items[0].rationale == " ".join(rationale.split())


# Numbers of lines.


def numbered(lines: list[str], form: str = "{:>2}  {}", last: int = 28) -> str:
    return "\n".join(form.format(n, line) for n, line in zip(cycle(range(1, last + 1)), lines, strict=False))


@pytest.mark.parametrize("last", [25, 28, 32, 999])
@pytest.mark.parametrize("form", ["{:>2}  {}", "{} {}", "      {:<4}{}", "{}\t{}", "{:>2} | {}"])
def test_numbers_of_lines_in_the_margin_are_no_text(form: str, last: int) -> None:
    assert fields(parse(numbered(WRAPPED, form, last))) == TRUTH


def test_a_number_of_a_line_may_have_a_line_of_its_own() -> None:
    assert fields(parse(numbered(WRAPPED, "{}\n{}"))) == TRUTH


def test_numbers_at_the_start_of_numbered_lines_are_text() -> None:
    summary = "The patient is a 40-year-old woman. She had\n12 visits,\n6 injections and\n3 scans."
    made = letter(item(rationale=LONG), summary=summary)

    got = parse(numbered(wrapped(made)))

    assert got.clinical_case_summary == " ".join(summary.split())


def test_a_list_that_counts_its_members_is_text() -> None:
    summary = "The patient is a 40-year-old woman. Problems:\n" + "\n".join(
        f"{n} visits were had" for n in range(1, 13)
    )
    made = letter(summary=summary)

    assert parse(made).clinical_case_summary == " ".join(summary.split())


def test_items_with_numbers_are_items_with_and_without_numbers_of_lines() -> None:
    assert fields(parse(numbered(wrapped(NOTICE)))) == fields(parse(NOTICE))
    assert len(parse(NOTICE).disputed_items) == 2


@pytest.mark.parametrize("page", ["", "\f"])
def test_the_feet_below_numbered_lines_are_no_text(page: str) -> None:
    pages = [WRAPPED[first : first + 12] for first in range(0, len(WRAPPED), 12)]
    feet = ["", "              - {} -", "              IMR DETERMINATION - A. SENDER"]
    text = "\n".join(
        "\n".join([numbered(lines, last=12), *(foot.format(number) for foot in feet), page])
        for number, lines in enumerate(pages, start=1)
    )

    assert fields(parse(text)) == TRUTH


def test_numbers_of_lines_move_no_offset() -> None:
    text = numbered(WRAPPED)

    start, end = read(text).place("/disputed_items/1/rationale")

    assert text[start:end].startswith("He falls.")
    assert len(without_margins(text)[0]) == len(text)


# Bars of tracked changes.


def test_bars_beside_lines_that_were_changed_are_no_text() -> None:
    lines = [f"| {line}" if SPLIT - 2 <= n <= SPLIT + 2 else line for n, line in enumerate(WRAPPED)]

    assert fields(parse("\n".join(lines))) == TRUTH


def test_bars_around_all_lines_are_no_text() -> None:
    assert fields(parse("\n".join(f"| {line:80} |" for line in WRAPPED))) == TRUTH


def test_a_table_keeps_its_bars() -> None:
    summary = "The patient is a 40-year-old woman.\n| Drug | Dose |\n| Norco | 10 mg |\n| Soma | 350 mg |"

    assert parse(letter(summary=summary)).clinical_case_summary == " ".join(summary.split())


# Lines of machines.

HEADS = [
    "FROM LAW OFFICES OF A. SENDER  (WED) JAN 20 2016 16:07/ST. 16:02/No. 7500000218  P   2/5",
    "02/11/2013 09:41 FAX  916 555 0177          SENDER & SENDER LLP                       @1003/006",
    "12/30/2013 MON 10:58   FAX 213 555 0136   SENDER APC                                [g]002/009",
    "Jul 12 2014 10:41AM HP LASERJET FAX                                              p.2",
    "JUL-12-2014  10:41    From:SENDER LAW          9165550177          To:9165550188          Page:2/5",
    "Fax Server          7/12/2014 10:41:22 AM  PAGE   2/005    Fax Server",
    "From: 9165550177     To: 19165550188     Page: 2/5     Date: 7/12/2014 10:41:22 AM",
    "2014-07-12 10:41    SENDER    9165550177 >> 9165550188    P 2/5",
    "O7/12/2Ol4 l0:41 FAX 916 555 0177   SENDER   002/OO9",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_fax_is_no_text(head: str) -> None:
    got = parse(parted(head))

    assert fields(got) == TRUTH


def test_the_head_of_a_fax_after_the_last_sentence_and_in_the_lead_of_the_summary_is_no_text() -> None:
    lead = next(n for n, line in enumerate(WRAPPED) if line == "CLINICAL CASE SUMMARY")

    for head in HEADS:
        text = "\n".join(
            [*WRAPPED[: lead + 1], "", head, *WRAPPED[lead + 1 :], "", head.replace("2/5", "3/5")]
        )
        assert fields(parse(text)) == TRUTH


def test_the_colon_of_a_time_ends_no_sentence_that_leads_in_the_summary() -> None:
    lead = "The expert reviewer wrote this summary of the case, received at 16:07 with the records:"
    made = letter().replace("The expert reviewer wrote this summary of the case:", lead)

    assert fields(parse(made)) == fields(parse(letter()))


@pytest.mark.parametrize(
    "sentence",
    [
        "On 7/12/2014 at 10:41 the worker called 916 555 0177 from room 3",
        "She was seen on 7/12/2014 at 10:41 AM",
        "The fax of 7/12/2014 had pages 2 of 5",
        "Decision based on MTUS page 2/5",
        "Fax of 7/12/2014",
    ],
)
def test_a_sentence_with_a_date_and_a_time_is_no_head_of_a_fax(sentence: str) -> None:
    assert not is_head(sentence)


@pytest.mark.parametrize("prefix", ["DEFENSE-IMR ", "LVI", "ABC_", "SENDER & CO ", ""])
def test_bates_numbers_are_no_text(prefix: str) -> None:
    lines = list(WRAPPED)
    lines.insert(SPLIT + 1, f"{prefix}000413")
    lines += ["", f"                      {prefix}000414"]

    assert fields(parse("\n".join(lines))) == TRUTH


def test_one_bates_number_below_the_last_sentence_is_no_text() -> None:
    assert fields(parse("\n".join([*WRAPPED, "", "                     LVI 000057"]))) == TRUTH


def test_the_code_of_a_procedure_is_text() -> None:
    rationale = "The request names two codes.\nCPT 00640\nThe other is CPT\n64721"

    assert parse(letter(item(rationale=rationale))).disputed_items[0].rationale == " ".join(rationale.split())


@pytest.mark.parametrize(
    "foot",
    [
        "4/21/13, 9:02 PM   Page 1 of 1",
        "https://files.example/imr/letter.pdf          1/3",
        "file:///C:/letters/letter.htm      1/3",
        "about:blank                  Page 1 of 3",
        "about:blank          7/12/2014",
        "1 of 3          7/12/2014 10:41 AM",
        "Page 1 of 3          https://files.example/imr/letter",
    ],
)
def test_what_a_browser_prints_at_the_foot_of_a_page_is_no_text(foot: str) -> None:
    assert fields(parse(parted(foot))) == TRUTH
    assert fields(parse("\n".join([*WRAPPED, "", foot]))) == TRUTH


def test_what_a_browser_prints_at_the_head_of_a_page_is_no_text_where_its_foot_stands() -> None:
    lines = ["https://files.example/imr/letter.pdf     1/2", "7/12/2014, 10:41 AM          IMR letter - Mail"]

    assert fields(parse(parted(*lines, page="\f"))) == TRUTH


@pytest.mark.parametrize("line", ["SENDER LAW OFFICE 07/14/2014 10:41", "LVI 000057"])
def test_a_line_that_may_be_a_machines_and_stays_in_a_field_is_warned_of(line: str) -> None:
    made = letter(item(rationale=f"The reports are listed\n{line}\nThe Request is not necessary."))

    got = parse(made)

    assert line in got.disputed_items[0].rationale
    assert [made[w.start : w.end] for w in got.warnings if w.code == "margin-doubtful"] == [line]


def test_a_date_and_a_time_that_part_a_sentence_are_no_text() -> None:
    assert fields(parse(parted("SENDER LAW OFFICE 07/14/2014 10:41"))) == TRUTH


def test_an_address_that_is_cited_is_text() -> None:
    rationale = "See the paper at\nhttps://journal.example/2007/57 for more."

    assert parse(letter(item(rationale=rationale))).disputed_items[0].rationale == " ".join(rationale.split())


@pytest.mark.parametrize(
    "foot",
    [
        "MAXIMUS Federal Services, Inc.          IMR P.O. Box 138009          Page 4",
        "MAXIMUS Federal Services      P.O. Box 138009, Sacramento, CA 95813-8009      Page 4 of 6",
        "Medical Professional Review           CM13-0000415           2",
        "Determination of the Case           CM13-0000415           2",
    ],
)
def test_a_foot_of_three_columns_is_no_text(foot: str) -> None:
    assert fields(parse(parted(foot, page="\f"))) == TRUTH


@pytest.mark.parametrize(
    "stamp",
    [
        ["RECEIVED JUL 12 2014"],
        ["RECEIVED", "JUL 12 2014"],
        ["* RECEIVED *", "07/12/2014"],
        ["7013 1710 0000 4321 8765"],
        ["USPS Certified Mail No. 9414 7118 9956 4321 8765 43"],
        ["COPY"],
        ["CONFIDENTIAL"],
        ["DRAFT"],
        ["UNOFFICIAL COPY"],
        ["RECEIVED", "JUL 12 2014", "Law Offices of Sender"],
        ["RECEIVED", "LAW OFFICES OF SENDER", "JUL 12 2014"],
        ["RECEIVED", "JUL 12 2014", "BY:____________"],
        ["EAMS DOC ID 44112982"],
        ["SENDER 000415          Page 3 of 9"],
        ["Page 3 of 9          SENDER-IMR 000415"],
        ["~ . -"],
        ["- - - - - - - -"],
        ["=========="],
    ],
)
def test_stamps_and_watermarks_are_no_text(stamp: list[str]) -> None:
    assert fields(parse(parted(*stamp))) == TRUTH


@pytest.mark.parametrize("mark", ["COPY", "CONFIDENTIAL", "DRAFT"])
def test_a_watermark_is_no_text_in_a_letter_without_long_lines(mark: str) -> None:
    made = NOTICE.replace("No gain was shown.", "No gain was shown in the use of\nthe arm since March.")

    assert fields(parse(made.replace("use of\n", f"use of\n\n{mark}\n\n"))) == fields(parse(made))


def test_words_in_capitals_within_a_line_are_no_watermark() -> None:
    rationale = (
        "The note is marked\nCOPY of the report in capitals and\nRECEIVED on May 3. It is not necessary."
    )

    assert parse(letter(item(rationale=rationale))).disputed_items[0].rationale == " ".join(rationale.split())


def test_the_heads_of_pages_of_a_printed_mail_are_no_text_below_their_feet() -> None:
    feet = [
        "https://mail.example/u/0/?ui=2&view=pt          2/9",
        "\f7/14/2014                 Mail - FW: IMR letter",
    ]

    assert fields(parse(parted(*feet))) == TRUTH


def test_when_the_application_was_received_is_no_stamp() -> None:
    made = letter(front="Case Number: CM14-0012345\nReceived:\n07/12/2014")

    assert fields(parse(made))["front_matter"] == fields(parse(made.replace("d:\n", "d: ")))["front_matter"]


# What follows the letter.

CLOSINGS = [
    "Sincerely,\n\nMedical Director\ncc: Department of Industrial Relations",
    "Sincerely, R. Doe, M.D.",
    "Respectfully submitted,\n\nR. Doe, MD",
    "Very truly yours,\n\nR. Doe",
    "/s/ R. Doe",
    "Medical Director",
    "Enclosures",
    "Enclosure: notice of rights",
    "cc: Claims administrator",
    "____________________\nR. Doe, MD",
    "Electronically signed by R. Doe, MD on 7/12/2014",
    "PROOF OF SERVICE BY MAIL\nI am over the age of eighteen and served this paper.",
    "-----Original Message-----\nFrom: A. Sender",
    "From: A. Sender\nSent: Monday, July 14, 2014\nTo: B. Taker",
    "This e-mail may be privileged. If it reached you by mistake please delete it.",
    "Sent from my iPhone",
    "Dear Ms. Doe:\nEnclosed is the letter.",
    "*** END OF DOCUMENT ***",
    "--\nA. Sender, Paralegal",
    "Reviewed and approved by:\nR. Doe, MD",
    "Signature: ______________  Date: ________",
    "If you have any questions, please call 916 555 0177.",
    "Comment [AS1]: Did we appeal?",
    "DECLARATION OF SERVICE BY U.S. MAIL\nCase Name: Doe v. Employer",
]


@pytest.mark.parametrize("closing", CLOSINGS)
def test_what_follows_the_last_sentence_of_a_letter_belongs_to_no_field(closing: str) -> None:
    assert fields(parse(MADE + "\n" + closing + "\n")) == TRUTH
    assert fields(parse(NOTICE + "\n" + closing + "\n")) == fields(parse(NOTICE))
    last = REVIEW.replace("MEDICAL REVIEWER QUALIFICATIONS", "REVIEWER QUALIFICATIONS").split("\n")
    review = "\n".join([*last[:6], last[7], last[6]])
    assert fields(parse(review + "\n\n" + closing + "\n")) == fields(parse(review))


@pytest.mark.parametrize(
    "rationale",
    [
        "The provider writes that he\nsincerely, and with reason, hopes for relief. It is not necessary.",
        "The letter closes\nSincerely yours and names no measure. It is not necessary.",
        "She was given\ncc: 5 of lidocaine. It is not necessary.",
        "It was asked of the\nMedical Director for an answer. It is not necessary.",
        "He was told.\nThis transmission belt at work hurt him. It is not necessary."[:12]
        + "It is not necessary.",
        "The note was short.\nElectronically signed by the surgeon, it gives no reason and cites no test. It is not necessary.",
        "There is no answer.\nDear to him is his work. It is not necessary.",
    ],
)
def test_words_of_a_rationale_close_no_letter(rationale: str) -> None:
    made = letter(item(rationale=rationale))

    assert parse(made).disputed_items[0].rationale == " ".join(rationale.split())


@pytest.mark.parametrize(
    "made",
    [MADE, letter(listed=False, front="Case Number: CM14-0012345\nPriority: Standard"), NOTICE, REVIEW],
)
@pytest.mark.parametrize("between", ["\n\n", "\n\n\f", "\nSincerely,\n\nMedical Director\n\n\f"])
def test_a_letter_that_stands_twice_in_a_text_is_read_once(made: str, between: str) -> None:
    assert fields(parse(made + between + made)) == fields(parse(made))


def test_that_another_letter_was_not_read_is_warned_of() -> None:
    for made in (MADE, NOTICE):
        assert "second-letter" in {w.code for w in parse(made + "\n" + made).warnings}


def test_two_summaries_of_one_letter_are_no_two_letters() -> None:
    made = NOTICE.replace("1) Regarding", "Clinical Summary:\nHe was hurt at work.\n1) Regarding", 1)

    assert len(parse(made).disputed_items) == 2
    assert "second-letter" not in {w.code for w in parse(made).warnings}


def test_a_signature_between_two_letters_in_one_text_belongs_to_no_field() -> None:
    twice = f"{MADE}\nSincerely,\n\nMedical Director\n\n{MADE}"

    assert fields(parse(twice)) == TRUTH


# A label over two lines of a column.


@pytest.mark.parametrize("width", [22, 30])
def test_a_label_over_two_lines_of_a_column_is_a_label(width: int) -> None:
    lines: list[str] = []
    for line in MADE.split("\n"):
        label, colon, words = line.partition(": ")
        if not colon or not label.endswith(("guideline", "rationale")):
            lines += textwrap.wrap(line, 78) or [""]
            continue
        beside = textwrap.wrap(words, 60)
        left = textwrap.wrap(f"{label}:", 20)
        rows = max(len(beside), len(left))
        pairs = zip(left + [""] * (rows - len(left)), beside + [""] * (rows - len(beside)), strict=True)
        lines += [f"   {one.ljust(width)}{other}".rstrip() for one, other in pairs]
    text = "\n".join(lines)

    assert fields(parse(text)) == TRUTH
    start, end = read(text).place("/disputed_items/0/rationale")
    assert text[start:end].startswith("Guidelines allow")


def test_all_layouts_are_read_from_a_quotation() -> None:
    for made in (NOTICE, REVIEW, letter(listed=False)):
        quoted = "\n".join(f"> {line}" for line in made.split("\n"))
        assert fields(parse(quoted)) == fields(parse(made))
        assert parse(quoted).layout is not Layout.UNKNOWN


@pytest.mark.parametrize("made", [letter(), NOTICE, REVIEW])
def test_prose_below_the_close_of_a_letter_is_not_dropped_in_silence(made: str) -> None:
    below = "Sincerely,\n\nAda Quill, MD\nMedical Director\n"
    said = "The file of the clinic came late and it was read after all of this was written down."
    plain = parse(made)
    signed, more = f"{made.rstrip()}\n\n{below}", f"{made.rstrip()}\n\n{below}\n{said}\n"

    assert fields(parse(signed)) == fields(parse(more)) == fields(plain)
    assert parse(signed).warnings == plain.warnings
    (warning,) = (w for w in parse(more).warnings if w not in plain.warnings)
    assert warning.code == "text-not-placed"
    assert said in more[warning.start : warning.end]


def test_a_sentence_of_a_rationale_that_speaks_of_a_message_closes_nothing() -> None:
    rationale = "The denial was sent.\nThis communication was reviewed and does not change the finding."
    (found,) = parse(letter(item(rationale=rationale))).disputed_items
    assert found.rationale == rationale.replace("\n", " ")
