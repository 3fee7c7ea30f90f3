"""The forms of a letter beside print: page, document, text. All say the same, and no field runs in any."""

from __future__ import annotations

import dataclasses
import datetime as dt
import html.parser
import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings

from openimr.letters import parse
from openimr.letters.blocks import one_line
from openimr.letters.letter import LetterParty, PartyRole
from openimr.letters.model import Decision, Determination, Layout
from openimr.letters.readback import differences
from openimr.letters.wording import LAYOUTS
from openimr.letters.writable import Unwritable
from openimr.letters.writing import FORMATS, render, render_docx, render_html, render_pdf, render_text
from tests.letters.letter_samples import AT, NAMES, determination, item, letter, record
from tests.letters.test_writing import HEADINGS, PLAIN, determinations

HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> " onmouseover="x() \' {{ 7*7 }} {% raw %} &lt; ]]> '
    '</w:t></w:r><w:r><w:t>x <!-- #read("/etc/passwd") --> ${x} javascript:alert(1) =HYPERLINK(1)'
)


class Page(html.parser.HTMLParser):
    """The words of a page in lines as a reader sees them, its elements, and what it would load or run."""

    BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "tr", "address", "dt", "div", "section", "br"})
    WITHOUT_END = frozenset({"meta", "br"})

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag in self.BLOCKS:
            self.words.append("\n\n" if tag != "br" else "\n")
        if tag not in self.WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag in {"td", "th", "dt"}:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not {"style", "title", "caption"} & set(self.open):
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)


def document_text(content: bytes) -> str:
    """The words of a Word document, paragraph by paragraph, tables left out."""
    return "\n\n".join(_paragraph(p) for p in Document(io.BytesIO(content)).paragraphs)


def _paragraph(paragraph: object) -> str:
    return "".join(t.text or "" for t in paragraph._p.iter(qn("w:t")))  # type: ignore[attr-defined]


def read_front(content: bytes) -> str:
    table = Document(io.BytesIO(content)).tables[0]
    return "\n".join(f"{row.cells[0].text} {row.cells[1].text}" for row in table.rows)


class TestTheSameWords:
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_page_and_document_read_back_like_the_text(self, layout: Layout) -> None:
        value = dataclasses.replace(determination(), layout=layout)
        from_text = parse(render_text(value, letter()))
        from_page = parse(Page(render_html(value, letter())).text)
        assert differences(from_text, from_page) == ()
        content = render_docx(value, letter(), at=AT)
        from_document = parse(read_front(content) + "\n\n" + document_text(content))
        assert differences(from_text, from_document) == ()

    @settings(max_examples=8, deadline=None)
    @given(value=determinations())
    def test_whatever_is_written_stands_in_every_form(self, value: Determination) -> None:
        page = one_line(Page(render_html(value, letter())).text)
        document = one_line(document_text(render_docx(value, letter(), at=AT)))
        for each in value.disputed_items:
            for text in (each.description, each.rationale, each.reviewer_guideline.statement):
                assert one_line(text) in page
                assert one_line(text) in document

    @pytest.mark.parametrize("to", FORMATS)
    def test_writing_twice_gives_the_same_bytes(self, to: str) -> None:
        assert render(determination(), letter(), to=to, at=AT) == render(
            determination(), letter(), to=to, at=AT
        )

    def test_a_form_that_there_is_not_is_refused(self) -> None:
        with pytest.raises(ValueError, match="expected one of pdf, docx, html, txt"):
            render(determination(), letter(), to="rtf", at=AT)

    def test_a_public_copy_names_nobody_in_any_form(self) -> None:
        public = letter(public=True)
        content = render_docx(determination(), public, at=AT)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = "".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())
        for name in (*NAMES, "Larch Court"):
            assert name not in render_html(determination(), public)
            assert name not in parts


class TestThePage:
    def test_it_has_language_title_landmarks_headings_and_table_heads(self) -> None:
        page = Page(render_html(determination(), letter()))
        assert not page.open
        elements = [tag for tag, _ in page.elements]
        assert page.elements[0] == ("html", {"lang": "en"})
        assert elements.count("h1") == elements.count("main") == elements.count("title") == 1
        assert elements.count("h3") == 4
        assert elements.count("caption") == elements.count("table") >= 4
        assert all("scope" in attributes for tag, attributes in page.elements if tag == "th")
        assert ("section", {"lang": "es", "id": "es"}) in page.elements
        text = page.text
        assert [text.index(heading) for heading in [*PLAIN, *HEADINGS]] == sorted(
            text.index(heading) for heading in [*PLAIN, *HEADINGS]
        )

    def test_a_treatment_on_the_spanish_page_is_marked_as_english(self) -> None:
        page = render_html(determination(items=(item(1, "Lumbar brace", Decision.UPHELD),)), letter())
        spanish = page[page.index('lang="es" id="es"') :]
        assert '<td lang="en"><bdi>Lumbar brace</bdi></td>' in spanish[: spanish.index("</section>")]

    def test_it_runs_and_loads_nothing_and_says_so(self) -> None:
        page = Page(render_html(determination(), letter()))
        tags = {tag for tag, _ in page.elements}
        assert not tags & {"script", "link", "img", "iframe", "object", "form", "base", "svg"}
        for _, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on") or name in {"style", "src"}]
            assert (attributes.get("href") or "#").startswith("#")
        (policy,) = [a["content"] for _, a in page.elements if a.get("http-equiv")]
        assert policy is not None
        assert policy.startswith("default-src 'none'; style-src 'sha256-")

    def test_no_two_elements_have_one_id_and_every_link_leads_somewhere(self) -> None:
        records = letter(records=(record(13), record(15), record(16)))
        page = Page(render_html(determination(), records))
        ids = [a["id"] for _, a in page.elements if "id" in a]
        assert len(ids) == len(set(ids))
        links = [a["href"] for tag, a in page.elements if tag == "a"]
        assert links
        assert {link for link in links if link} <= {f"#{name}" for name in ids}

    def test_whatever_a_field_contains_is_shown_and_never_run(self) -> None:
        value = determination(
            summary=HOSTILE, items=(item(1, HOSTILE, Decision.UPHELD, claims=HOSTILE, rationale=HOSTILE),)
        )
        around = letter(
            parties=(LetterParty(role=PartyRole.EMPLOYEE, name=HOSTILE, address_lines=(HOSTILE,)),),
            records=(record(1, title=HOSTILE, author=HOSTILE),), independence_commitment=HOSTILE,
        )  # fmt: skip
        source = render_html(value, around)
        page, plain = Page(source), Page(render_html(determination(), letter()))
        assert {tag for tag, _ in page.elements} <= {tag for tag, _ in plain.elements}
        assert page.text.count(one_line(HOSTILE)) >= 9
        assert "<script" not in source


class TestTheDocument:
    def test_it_has_title_language_author_headings_and_page_numbers(self) -> None:
        document = Document(io.BytesIO(render_docx(determination(), letter(), at=AT)))
        about = document.core_properties
        assert about.title == "Independent Medical Review: Final Determination, CM26-0000001"
        assert (about.language, about.author) == ("en-US", "Specimen Review Organization")
        assert about.created == about.modified == AT
        headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
        assert headings == ["This letter goes to", *PLAIN, *HEADINGS]
        assert sum(p.style is not None and p.style.name == "Heading 2" for p in document.paragraphs) == 4
        fields = [f.get(qn("w:instr")) for f in document.sections[0].footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]

    def test_spanish_is_marked_as_spanish_and_right_to_left_words_as_such(self) -> None:
        value = determination(summary="The worker سلمى عبد speaks Arabic.")
        body = Document(io.BytesIO(render_docx(value, letter(), at=AT))).element.body
        languages = {e.get(qn("w:val")) for e in body.iter(qn("w:lang"))}
        assert languages == {"es-US"}
        marked = ["".join(t.text for t in r.iter(qn("w:t"))) for r in body.iter(qn("w:r")) if
                  r.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None]  # fmt: skip
        assert marked == ["سلمى عبد"]

    def test_a_treatment_on_the_spanish_page_is_marked_as_english(self) -> None:
        document = Document(io.BytesIO(render_docx(determination(), letter(), at=AT)))
        spanish = next(t for t in document.tables if t.rows[0].cells[1].text == "Tratamiento o servicio")
        row = [[e.get(qn("w:val")) for e in cell._tc.iter(qn("w:lang"))] for cell in spanish.rows[1].cells]
        assert row == [["es-US"], [], ["es-US"]]

    def test_an_address_stays_on_one_page(self) -> None:
        document = Document(io.BytesIO(render_docx(determination(), letter(), at=AT)))
        addresses = [p for p in document.paragraphs if p.text.startswith("Employee\n")]
        assert addresses
        assert all(p.paragraph_format.keep_together for p in addresses)

    def test_references_lead_to_the_record_of_their_page(self) -> None:
        records = letter(records=(record(13), record(14), record(15), record(16)))
        body = Document(io.BytesIO(render_docx(determination(), records, at=AT))).element.body
        marks = {e.get(qn("w:name")) for e in body.iter(qn("w:bookmarkStart"))}
        anchors = [e.get(qn("w:anchor")) for e in body.iter(qn("w:hyperlink"))]
        assert marks == {f"record_{n}" for n in (13, 14, 15, 16)}
        assert set(anchors) == {"record_13", "record_14"}  # pages 41 and 44

    def test_tables_say_what_they_are_and_repeat_their_heads(self) -> None:
        body = Document(io.BytesIO(render_docx(determination(), letter(), at=AT))).element.body
        tables = list(body.iter(qn("w:tbl")))
        assert len(tables) == len(list(body.iter(qn("w:tblCaption")))) >= 4
        assert len(list(body.iter(qn("w:tblHeader")))) == len(tables) - 1  # the dates have no head

    def test_whatever_a_field_contains_stands_in_it_as_text(self) -> None:
        value = determination(
            summary=HOSTILE, items=(item(1, HOSTILE, Decision.UPHELD, claims=HOSTILE, rationale=HOSTILE),)
        )
        content = render_docx(value, letter(), at=AT)
        assert document_text(content).count(one_line(HOSTILE)) == 4
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = package.namelist()
            relations = "".join(package.read(n).decode() for n in names if n.endswith(".rels"))
        assert not [n for n in names if "vba" in n.lower() or "embed" in n.lower()]
        assert 'TargetMode="External"' not in relations

    def test_a_time_without_a_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            render_docx(determination(), letter(), at=dt.datetime(2026, 1, 1))

    def test_it_says_nothing_of_the_template_that_it_was_made_from(self) -> None:
        with zipfile.ZipFile(io.BytesIO(render_docx(determination(), letter(), at=AT))) as package:
            assert not [name for name in package.namelist() if "thumbnail" in name]
            assert b"thumbnail" not in package.read("_rels/.rels")
            assert b"<Application>OpenIMR</Application>" in package.read("docProps/app.xml")
            assert b"Microsoft" not in package.read("docProps/app.xml")

    def test_the_parts_of_the_package_carry_the_letters_date(self) -> None:
        with zipfile.ZipFile(io.BytesIO(render_docx(determination(), letter(), at=AT))) as package:
            assert {entry.date_time for entry in package.infolist()} == {(2026, 4, 1, 17, 0, 0)}


HIDDEN = [
    "\x00",
    "\x07",
    "\x1b",
    "\x86",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\ue000",
    "\U000e0041",
    "\ud800",
]


class TestHiddenCharacters:
    @pytest.mark.parametrize("hidden", HIDDEN)
    @pytest.mark.parametrize("to", FORMATS)
    def test_a_determination_with_one_is_refused_in_every_form_and_its_place_told(
        self, to: str, hidden: str
    ) -> None:
        value = determination(items=(item(1, f"Surgery{hidden}yregrus", Decision.UPHELD),))
        with pytest.raises(Unwritable) as refusal:
            render(value, letter(), to=to, at=AT)
        (fault,) = refusal.value.faults
        assert fault.path == "disputed_items[0].description"
        assert f"U+{ord(hidden[-1]):04X}" in fault.why
        assert "Surgery" not in str(fault)

    @pytest.mark.parametrize("hidden", HIDDEN)
    def test_names_and_titles_around_it_lose_them(self, hidden: str) -> None:
        around = letter(
            parties=(LetterParty(role=PartyRole.EMPLOYEE, name=f"Tob{hidden}ias", address_lines=(f"1{hidden}8",)),),
            records=(record(1, title=f"Rep{hidden}ort", author=f"Ma{hidden}rrow"),),
        )  # fmt: skip
        for text in (
            render_text(determination(), around), Page(render_html(determination(), around)).text,
            document_text(render_docx(determination(), around, at=AT)),
        ):  # fmt: skip
            assert "Tobias" in text
            assert hidden[-1] not in text
        assert render_pdf(determination(), around, at=AT)

    @pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\u200e", "\u200f"])
    def test_joiners_and_marks_of_direction_are_letters_matter_and_stay(self, joiner: str) -> None:
        value = determination(summary=f"The name گلچین{joiner}زاده is Persian.")
        assert joiner in render_text(value, letter())
        assert joiner in render_html(value, letter())


def _plain_sections(text: str) -> Iterator[str]:
    start = text.index(PLAIN[0])
    middle, end = text.index(PLAIN[1]), text.index(HEADINGS[0])
    yield text[start:middle]
    yield text[middle:end]


class TestPlainWords:
    def test_both_languages_tell_every_item_and_the_last_day_with_its_month_in_words(self) -> None:
        english, spanish = _plain_sections(render_text(determination(), letter()))
        assert "May 6, 2026" in english
        assert "6 de mayo de 2026" in spanish
        for each in determination().disputed_items:
            assert f"{each.position}. {each.description} — " in english
            assert f"{each.position}. {each.description} — " in spanish

    @pytest.mark.parametrize(
        ("decision", "english", "spanish", "unsaid"),
        [
            (Decision.UPHELD, "12 months", "12 meses", "working days"),
            (Decision.OVERTURNED, "5 working days", "5 días hábiles", "12 months"),
            (Decision.MODIFIED, "in part", "en parte", "May 7"),
        ],
    )
    def test_what_happens_next_follows_from_the_decisions(
        self, decision: Decision, english: str, spanish: str, unsaid: str
    ) -> None:
        texts = list(_plain_sections(render_text(determination(items=(item(1, "A", decision),)), letter())))
        assert english in texts[0]
        assert spanish in texts[1]
        assert unsaid not in texts[0]

    def test_a_refusal_that_stands_holds_from_the_day_it_was_made(self) -> None:
        refused = determination(items=(item(1, "A", Decision.UPHELD),))
        english, spanish = _plain_sections(render_text(refused, letter()))
        assert "12 months from its date, January 26, 2026, for the same treatment" in english
        assert "12 meses desde su fecha, el 26 de enero de 2026, para el mismo tratamiento" in spanish
        undated = dataclasses.replace(
            refused, front_matter=dataclasses.replace(refused.front_matter, ur_denial_date=None)
        )
        english, spanish = _plain_sections(render_text(undated, letter()))
        assert "12 months from its date, for the same treatment" in english
        assert "12 meses desde su fecha, para el mismo tratamiento" in spanish

    def test_without_a_day_the_count_is_told(self) -> None:
        english, spanish = _plain_sections(render_text(determination(), letter(appeal_by=None)))
        assert "30 days after this letter was mailed, 35 days" in english
        assert "30 días" in spanish
        assert "{" not in english + spanish

    def test_a_public_copy_has_no_page_for_the_injured_worker(self) -> None:
        assert PLAIN[0] not in render_text(determination(), letter(public=True))

    def test_its_sentences_are_short(self) -> None:
        english, spanish = _plain_sections(render_text(determination(items=()), letter()))
        for text in (english, spanish):
            sentences = [s for s in re.split(r"(?<=[.:])\s", one_line(text)) if s]
            longest = max(len(s.split()) for s in sentences)
            assert longest <= 40, max(sentences, key=lambda s: len(s.split()))
