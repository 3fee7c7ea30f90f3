from __future__ import annotations

import dataclasses
import datetime as dt
import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import openimr.letters.letter
from openimr.letters import writing
from openimr.letters.blocks import one_line, paragraphs
from openimr.letters.letter import LetterParty
from openimr.letters.model import Decision, Determination, FrontMatter
from openimr.letters.several import AttachedItem
from openimr.letters.typesetting import MissingGlyphError
from openimr.letters.wording import DEMONSTRATION, SUMMARY_LEAD
from openimr.letters.writing import render_pdf, render_text
from tests.letters.letter_samples import (
    AT,
    FOOT,
    ITEMS,
    NAMES,
    assert_in_order,
    determination,
    item,
    letter,
    page_lines,
    printed_words,
    record,
    sha,
    structure,
)

PLAIN = ["THIS LETTER IN PLAIN WORDS", "ESTA CARTA EN PALABRAS SENCILLAS"]
HEADINGS = [
    "HOW THE IMR FINAL DETERMINATION WAS MADE",
    "CLINICAL CASE SUMMARY",
    "IMR ISSUES, DECISIONS AND RATIONALES",
    "RECORDS REVIEWED",
    "RECORD OF INDEPENDENCE",
    "HOW THIS DETERMINATION MAY BE APPEALED",
    "WHAT HAPPENS NEXT",
    "DIGITAL SIGNATURE",
]


def fields_of(value: Determination) -> Iterator[str]:
    """Every field as it must stand in the letter, label included where it has one."""
    yield f"{SUMMARY_LEAD} {one_line(value.clinical_case_summary)}".strip()
    for each in value.disputed_items:
        assert each.decision
        labels = ("Claims Administrator guideline:", "OpenIMR guideline:", "Decision rationale:")
        statements = (
            each.claims_administrator_guideline.statement,
            each.reviewer_guideline.statement,
            each.rationale,
        )
        words = [f"{one_line(each.description)}: {each.decision.value.capitalize()}"]
        for label, statement in zip(labels, statements, strict=True):
            words.append(f"{label} {one_line(statement)}".strip())
        yield " ".join(words)


class TestContents:
    def test_the_text_letter_has_its_parts_in_order(self) -> None:
        text = render_text(determination(), letter())
        assert text.startswith(DEMONSTRATION + "\n")
        front = [
            "Case Number: CM26-0000001",
            "Date of Injury: 02/23/2012",
            "Date Assigned: 03/02/2026",
            "UR Denial Date: 01/26/2026",
            "Application Received: 02/20/2026",
            "Decision Date: 04/01/2026",
            "Priority: Standard",
        ]
        assert_in_order(["\n".join(front), "Tobias Fennwick", "Ilse Marrow, MD", *HEADINGS], text)
        assert [line for line in text.splitlines() if line in HEADINGS] == HEADINGS
        assert "State(s) of Licensure: Oregon, Nevada, New Mexico" in text.splitlines()
        assert "Certification(s)/Specialty: Orthopedic Surgery, Sports Medicine" in text.splitlines()

    def test_the_printed_letter_has_the_same_parts_in_the_same_order(self) -> None:
        words = printed_words(render_pdf(determination(), letter(), at=AT))
        assert_in_order(
            ["Case Number: CM26-0000001", "Priority: Standard", "Tobias Fennwick", *HEADINGS], words
        )
        assert_in_order(list(fields_of(determination())), words)

    def test_what_the_determination_does_not_say_stays_blank(self) -> None:
        blank = dataclasses.replace(determination(), front_matter=FrontMatter())
        lines = render_text(blank, letter()).splitlines()
        assert "Case Number:" in lines
        assert "Priority:" in lines
        words = printed_words(render_pdf(blank, letter(), at=AT))
        assert "Case Number: Date of Injury: Date Assigned: UR Denial Date:" in words

    def test_an_empty_field_leaves_its_label_alone(self) -> None:
        lines = render_text(determination(), letter()).splitlines()
        assert lines.count("Claims Administrator guideline:") == 3
        bare = determination(summary="", items=(item(1, "A", Decision.UPHELD, rationale=""),))
        assert_in_order(list(fields_of(bare)), printed_words(render_pdf(bare, letter(), at=AT)))

    def test_a_paragraph_of_text_is_one_line_and_never_broken_at_a_hyphen(self) -> None:
        text = render_text(determination(), letter())
        for block in text.split("\n\n"):
            assert not any(line.endswith("-") for line in block.splitlines())
        for paragraph in paragraphs(ITEMS[0].rationale):
            assert any(paragraph in line for line in text.splitlines())

    def test_an_item_without_a_decision_cannot_be_written(self) -> None:
        undecided = determination(items=(dataclasses.replace(ITEMS[0], decision=None),))
        for write in (lambda d: render_text(d, letter()), lambda d: render_pdf(d, letter(), at=AT)):
            with pytest.raises(ValueError, match="item 1 has no decision"):
                write(undecided)

    def test_an_unknown_state_of_licensure_cannot_be_written(self) -> None:
        reviewer = dataclasses.replace(determination().expert_reviewer, licensure_states=("XX",))
        with pytest.raises(ValueError, match="XX"):
            render_text(dataclasses.replace(determination(), expert_reviewer=reviewer), letter())

    def test_the_label_of_the_reviewers_guideline_is_the_organizations_own(self) -> None:
        text = render_text(determination(), letter(label="Specimen"))
        assert text.count("\nSpecimen guideline:") == len(ITEMS)
        assert "OpenIMR guideline" not in text

    def test_every_record_is_listed_with_date_author_pages_hash_and_use(self) -> None:
        text = render_text(determination(), letter())
        assert (
            f"1. Progress report of Dr. Ilse Marrow, no. 1; 01/02/2025; Ilse Marrow, MD; pages 3-5; "
            f"SHA-256 {sha('1')[:12]}; opened"
        ) in text.splitlines()
        assert any(line.startswith("3. ") and line.endswith("; same as no. 1") for line in text.splitlines())
        words = printed_words(render_pdf(determination(), letter(), at=AT))
        for number in (1, 2, 3):
            assert sha(str(number))[:12] in words
            assert sha(str(number)) not in words

    def test_two_hundred_records_are_all_printed(self) -> None:
        many = letter(records=tuple(record(n) for n in range(1, 201)))
        words = printed_words(render_pdf(determination(), many, at=AT))
        assert all(sha(str(n))[:12] in words for n in range(1, 201))

    @pytest.mark.parametrize(
        ("decision", "said", "unsaid"),
        [
            (Decision.UPHELD, "12 months from its date, 01/26/2026,", "5 working days"),
            (Decision.OVERTURNED, "5 working days", "12 months"),
            (Decision.MODIFIED, "necessary in part", "no such words"),
        ],
    )
    def test_what_happens_next_follows_from_the_decisions(
        self, decision: Decision, said: str, unsaid: str
    ) -> None:
        text = render_text(determination(items=(item(1, "A", decision),)), letter())
        ending = text[text.index("WHAT HAPPENS NEXT") :]
        assert said in ending
        assert unsaid not in ending

    def test_the_appeal_has_its_day_its_derivation_and_its_five_grounds(self) -> None:
        text = render_text(determination(), letter())
        part = text[text.index(HEADINGS[5]) : text.index(HEADINGS[6])]
        assert_in_order(["30 days", "05/06/2026", "- Mailed on 04/01/2026.", "clear and convincing"], part)
        assert part.count("\n- ") == 2 + 5
        plain = render_text(determination(), letter(appeal_by=None, appeal_derivation=()))
        assert "In this case the last day" not in plain

    def test_the_record_of_independence_is_there_only_with_a_commitment(self) -> None:
        assert sha("commitment") in printed_words(render_pdf(determination(), letter(), at=AT))
        without = render_text(determination(), letter(independence_commitment=None))
        assert "RECORD OF INDEPENDENCE" not in without

    def test_a_demonstration_says_so_at_the_top_and_on_every_page(self) -> None:
        pages = page_lines(render_pdf(determination(), letter(), at=AT))
        assert len(pages) > 2
        assert all(DEMONSTRATION in lines for lines in pages)
        real = letter(demonstration=False)
        assert DEMONSTRATION not in render_text(determination(), real)
        assert not any(DEMONSTRATION in page for page in page_lines(render_pdf(determination(), real, at=AT)))

    def test_every_page_has_its_number_and_case_in_the_foot(self) -> None:
        pages = page_lines(render_pdf(determination(), letter(), at=AT))
        feet = [line for lines in pages for line in lines if FOOT.match(line)]
        assert feet == [f"CM26-0000001 · Page {n} of {len(pages)}" for n in range(1, len(pages) + 1)]


class TestPrivacy:
    def test_a_public_letter_names_no_party_and_no_author(self) -> None:
        public = letter(public=True)
        pdf = render_pdf(determination(), public, at=AT)
        everything = render_text(determination(), public) + printed_words(pdf) + _all_strings(pdf)
        for name in (*NAMES, "Larch Court", "Modesto"):
            assert name not in everything
        assert "Progress report" in everything
        assert "public copy" in everything
        assert all(name in render_text(determination(), letter()) for name in NAMES)

    def test_no_role_of_a_letters_party_is_a_reviewers(self) -> None:
        for role in ("reviewer", "expert-reviewer", "ur-reviewer", ""):
            with pytest.raises(ValueError, match="expected one of"):
                LetterParty(role=role, name="X")  # type: ignore[arg-type]
        assert LetterParty(role="employee", name="X").role.label == "Employee"  # type: ignore[arg-type]

    def test_no_field_around_a_determination_is_made_for_a_reviewer(self) -> None:
        made = [c for c in vars(openimr.letters.letter).values() if dataclasses.is_dataclass(c)]
        made.append(AttachedItem)
        assert len(made) == 6
        names = [f.name for c in made for f in dataclasses.fields(c)]
        assert not [n for n in names if "reviewer" in n or "physician" in n]


class TestPrint:
    def test_the_pdf_is_tagged_with_headings_tables_lists_and_bookmarks(self) -> None:
        with pikepdf.open(io.BytesIO(render_pdf(determination(), letter(), at=AT))) as pdf:
            kinds = structure(pdf)
            assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/LI"} <= set(kinds)
            assert kinds.count("/H2") == len(ITEMS)
            assert str(pdf.docinfo["/Title"]).endswith("CM26-0000001")
            assert str(pdf.Root.Lang) == "en-US"
            with pdf.open_outline() as outline:
                titles = [entry.title for entry in outline.root]
                assert titles == ["This letter goes to", *PLAIN, *HEADINGS]
                inner = [child.title for entry in outline.root for child in entry.children]
            assert [t.rsplit(": ", 1)[1] for t in inner] == [i.decision.value.capitalize() for i in ITEMS]

    def test_references_lead_to_the_row_of_their_record_and_say_where_they_lead(self) -> None:
        around = letter(records=(record(13), record(14), record(15), record(16)))
        with pikepdf.open(io.BytesIO(render_pdf(determination(), around, at=AT))) as pdf:
            links = [a for page in pdf.pages for a in page.get("/Annots", [])]
            assert len(links) >= 4
            assert all(a.Subtype == "/Link" and str(a.Contents) and "/StructParent" in a for a in links)
            pages = {page.objgen for page in pdf.pages}
            assert {a.Dest[0].objgen for a in links} <= pages
        with pikepdf.open(io.BytesIO(render_pdf(determination(), letter(records=()), at=AT))) as pdf:
            assert not [page for page in pdf.pages if "/Annots" in page]

    def test_the_page_in_spanish_is_marked_as_spanish(self) -> None:
        with pikepdf.open(io.BytesIO(render_pdf(determination(), letter(), at=AT))) as pdf:
            languages = {
                str(o.Lang) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Lang" in o
            }
        assert languages == {"en-US", "es-US"}

    def test_a_treatment_on_the_spanish_page_is_marked_as_english(self) -> None:
        with pikepdf.open(io.BytesIO(render_pdf(determination(), letter(), at=AT))) as pdf:
            tags = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o and "/P" in o]
            english = [t for t in tags if str(t.get("/Lang", "")) == "en-US"]
            spanish = [t for t in tags if str(t.get("/Lang", "")) == "es-US"]
        assert len(english) == len(ITEMS)
        assert spanish

    def test_writing_twice_gives_the_same_bytes(self) -> None:
        first = render_pdf(determination(), letter(), at=AT)
        assert render_pdf(determination(), letter(), at=AT) == first
        assert render_pdf(determination(), letter(), at=AT + dt.timedelta(days=1)) != first

    @pytest.mark.parametrize(
        "hostile",
        [
            '#read("x") #panic() *b* _i_ $x$ `r` <l> @r // c',
            "</script><b>x</b> & &lt; \\ \\u{41}",
            "non-specific C3-C7, C4-/C5 and/or 305-308 2-3 DAY STAY-IP X-ray/CT/MRI P.2691-2692",
            "“quoted” 'single' \"double\" – — … ≥ ≤ ± µ ½ ° × → § ¶ é ñ Nguyễn",
            "w" * 90 + " " + "ab-/" * 30,
            "a?b!c;d,e:f(g)h[i]j{k}l%m&n+o=p~q^r|s\\t",
        ],
    )
    def test_whatever_stands_in_a_field_is_printed_exactly(self, hostile: str) -> None:
        value = determination(
            summary=hostile, items=(item(1, hostile, Decision.UPHELD, claims=hostile, rationale=hostile),)
        )
        assert_in_order(list(fields_of(value)), printed_words(render_pdf(value, letter(), at=AT)))

    def test_a_word_too_long_for_any_line_is_printed_whole_over_several(self) -> None:
        value = determination(summary="x" * 5000, items=())
        words = printed_words(render_pdf(value, letter(), at=AT))
        printed = words.split(SUMMARY_LEAD)[1].split("IMR ISSUES")[0]
        assert printed.count("x") == 5000

    def test_a_character_no_font_has_is_an_error_that_names_it(self) -> None:
        with pytest.raises(MissingGlyphError) as caught:
            render_pdf(determination(summary="secret \U00013000 words"), letter(), at=AT)
        assert caught.value.character == "\U00013000"
        assert "secret" not in str(caught.value)
        assert "\U00013000" in render_text(determination(summary="\U00013000"), letter())

    def test_a_field_of_many_pages_is_printed_to_its_end(self) -> None:
        value = determination(summary="A long-winded summary goes on. " * 1500 + "The end.")
        words = printed_words(render_pdf(value, letter(), at=AT))
        assert words.count("A long-winded summary goes on.") == 1500
        assert "goes on. The end. IMR ISSUES" in words


TOKEN = st.sampled_from(
    [
        "the",
        "pain",
        "C3-C7",
        "L4-5/S1",
        "305-308",
        "2-3",
        "DAY",
        "STAY,",
        "X-ray",
        "and/or",
        "non-specific",
        "(CBC),",
        "12/12/07",
        "6-22-2000",
        '"quoted"',
        "'it's'",
        "“so”",
        "[pp.",
        "12,",
        "15-17]",
        "[p.",
        "4]",
        "P.2691-2692;",
        "3x8",
        "weeks.",
        "re-grafting?!",
        "A:B",
        "H-wave",
        "50%",
        "Spine-IP",
        "$500",
        "#4",
        "*not*",
        "_so_",
        "@home",
        "fi",
        "ffl",
        "≥3/10",
        "10/204",
        "-5",
        "5-",
        "---",
        "/",
        "\\",
        "e.g.,",
        "T12--L1",
        "'S1'-level",
    ]
)
# A paragraph of nothing but a number would be a page's number.
WORDS = st.lists(TOKEN, min_size=1, max_size=40).map(lambda words: " ".join(["So", *words]))
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join)
# A full stop inside a title may come to stand at a line's end, where it looks like the end of a sentence.
TITLE = st.lists(TOKEN.filter(lambda t: t[-1] not in ".?!"), min_size=1, max_size=25).map(" ".join)
# A rationale ends in a sentence; without one the next title could be a part of it (see test_readback).
ENDED = PARAGRAPHS.map(lambda paragraphs: f"{paragraphs} It is so.")


@st.composite
def determinations(draw: st.DrawFn) -> Determination:
    items = tuple(
        item(
            position,
            draw(TITLE),
            draw(st.sampled_from(Decision)),
            claims=draw(WORDS | st.just("")),
            reviewer=draw(WORDS | st.just("")),
            rationale=draw(ENDED),
        )
        for position in range(1, draw(st.integers(1, 4)) + 1)
    )
    return determination(items=items, summary=draw(PARAGRAPHS | st.just("")))


@settings(max_examples=12, deadline=None)
@given(value=determinations())
def test_text_and_print_hold_every_field_exactly(value: Determination) -> None:
    fields = list(fields_of(value))
    assert_in_order(fields, one_line(render_text(value, letter())))
    assert_in_order(fields, printed_words(render_pdf(value, letter(), at=AT)))


class TestLetterValues:
    @pytest.mark.parametrize(
        "changes",
        [
            {"first_page": 0, "last_page": 2},
            {"first_page": 3, "last_page": 2},
            {"sha256": "abc"},
            {"duplicate_of": 1},
        ],
    )
    def test_an_impossible_record_cannot_be_made(self, changes: dict[str, object]) -> None:
        with pytest.raises(ValueError, match=r"record|sha256"):
            record(1, **changes)

    def test_records_are_numbered_once_and_repeat_only_what_is_listed(self) -> None:
        with pytest.raises(ValueError, match="twice"):
            letter(records=(record(1), record(1)))
        with pytest.raises(ValueError, match="not in the list"):
            letter(records=(record(1, duplicate_of=9),))

    @pytest.mark.parametrize("label", ["", "Two:parts", "line\nbreak", " padded ", "Claims Administrator"])
    def test_a_label_that_would_not_read_back_is_refused(self, label: str) -> None:
        with pytest.raises(ValueError, match="label"):
            letter(label=label)


def test_no_twelve_words_in_a_row_are_those_of_a_real_letter(shared: Path) -> None:
    """The layout's facts and labels are shared; sentences are the house's own."""

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9]+", text.lower())
        return {tuple(words[i : i + 12]) for i in range(len(words) - 11)}

    real = set(itertools.chain.from_iterable(runs(p.read_text()) for p in (shared / "seeds").glob("*.txt")))
    assert len(real) > 1000
    folder = Path(writing.__file__).parent
    ours = [*folder.glob("*.py"), *folder.glob("templates/*.typ")]
    assert len(ours) > 8
    written = [render_text(determination(), letter(public=public)) for public in (False, True)]
    for text in [*(p.read_text(encoding="utf-8") for p in ours), *written]:
        assert not runs(text) & real


def _all_strings(pdf: bytes) -> str:
    """Every string of the file's objects: metadata, bookmarks, alternative texts."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [str(o) for o in opened.objects if isinstance(o, pikepdf.String)]
        for o in opened.objects:
            if isinstance(o, pikepdf.Dictionary):
                found += [str(v) for v in o.values() if isinstance(v, pikepdf.String)]
        found.append(opened.Root.Metadata.read_bytes().decode("utf-8"))
    return "\n".join(found)
