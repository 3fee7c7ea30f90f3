"""A letter as a Word document (Office Open XML): headings, languages, links to the records, page numbers."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from openimr.letters.blocks import TABLES, Block, Section
from openimr.letters.composing import Composition
from openimr.letters.lettering import LetterFont, letter_fonts, script_runs
from openimr.letters.packaging import packed
from openimr.letters.references import find_references

_ACCENT = RGBColor(0x17, 0x36, 0x5D)
_ALARM = RGBColor(0x8A, 0x1C, 0x12)
_FACE = "Cambria"
_CODE_FACE = "Consolas"
_LANGUAGES = {"en": "en-US", "es": "es-US"}
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# Words of Hebrew, Arabic and their like, which Word asks to be marked.
_RIGHT_TO_LEFT = re.compile(f"([{_RTL}]+(?:\\s+[{_RTL}]+)*)")
# Widths of the columns of each table, in inches; those of records also without the authors, for public copies.
_WIDTHS = {
    ("front", 2): (1.9, 4.3),
    ("decided", 3): (0.45, 2.6, 3.15),
    ("outcomes", 4): (0.5, 2.4, 1.35, 1.95),
    ("records", 7): (0.4, 1.35, 0.95, 1.0, 0.65, 1.15, 0.7),
    ("records", 6): (0.4, 1.9, 0.95, 0.7, 1.15, 1.1),
    ("rests_on", 2): (0.95, 5.25),
}
_IN_TABLES = "LetterTable"


def as_document(letter: Composition, *, at: dt.datetime) -> bytes:
    """The letter as the bytes of a .docx file; `at` (with a time zone) is its date.

    The same input gives the same bytes. Whatever a field contains stands in it as text. Raises ValueError for
    `at` without a time zone.
    """
    if at.tzinfo is None:
        raise ValueError("time of the document: expected a time zone, found none")
    fonts = letter_fonts(json.dumps(letter, ensure_ascii=False))
    document = Document()
    _set_up(document, letter, at)
    _Body(document, letter, fonts).write()
    saved = io.BytesIO()
    document.save(saved)
    return packed(saved.getvalue(), at=at, fonts=fonts)


def _set_up(document: Any, letter: Composition, at: dt.datetime) -> None:
    """Properties, page, styles, foot."""
    about = document.core_properties
    moment = at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    about.title, about.language, about.author = letter["title"], "en-US", letter["organisation"]["name"]
    about.subject, about.identifier = letter["over"], letter["case"]
    about.created = about.modified = moment
    about.last_modified_by, about.comments, about.keywords, about.revision = "", "", "", 1
    page = document.sections[0]
    page.page_width, page.page_height = Inches(8.5), Inches(11)
    page.left_margin = page.right_margin = Inches(1.15)
    page.top_margin = page.bottom_margin = Inches(1)
    styles = document.styles
    for name, size, colour in (
        ("Normal", 11, None), ("Title", 24, None), ("Heading 1", 12, _ACCENT), ("Heading 2", 12, None),
    ):  # fmt: skip
        style = styles[name]
        style.font.size, style.font.name = Pt(size), _FACE
        _in_every_script(style.element.get_or_add_rPr())
        if name != "Normal":
            style.font.bold = True
            style.font.color.rgb = colour or RGBColor(0x1A, 0x1F, 0x2B)
    styles["Normal"].paragraph_format.space_after = Pt(7)
    in_tables = styles.add_style("Letter Table", WD_STYLE_TYPE.PARAGRAPH)
    assert in_tables.style_id == _IN_TABLES
    in_tables.base_style, in_tables.font.size = styles["Normal"], Pt(9.5)
    in_tables.paragraph_format.space_after = in_tables.paragraph_format.space_before = Pt(2)
    styles["Heading 2"].paragraph_format.space_after = Pt(4)
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    styles["Heading 1"].paragraph_format.space_after = Pt(7)
    _language(styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), "en-US")
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{letter['case']} · Page " if letter["case"] else "Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    if letter["warning"]:
        head = page.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = head.add_run(letter["warning"])
        run.bold, run.font.size, run.font.color.rgb = True, Pt(8.5), _ALARM


class _Body:
    """Writes the parts of one letter into its document."""

    def __init__(self, document: Any, letter: Composition, fonts: tuple[LetterFont, ...]) -> None:
        self.document = document
        self.fonts = fonts
        self.letter = letter
        self.language = "en"
        self.bookmarks = 0

    def write(self) -> None:
        letter = self.letter
        sender = self.document.add_paragraph()
        self.runs(sender, letter["organisation"]["name"], bold=True)
        for run in sender.runs:
            run.font.size, run.font.color.rgb = Pt(16), _ACCENT
        if letter["organisation"]["lines"]:
            self.runs(self.document.add_paragraph(), " · ".join(letter["organisation"]["lines"]), bold=False)
        self.document.add_paragraph(letter["over"])
        self.document.add_paragraph(letter["heading"], style="Title")
        self.table(letter["front"], kind="front", caption="Dates and numbers of the case", head=None)
        for words in letter["introduction"]:
            self.language = words["lang"]
            self.paragraph(words["text"])
        self.language = "en"
        if letter["parties"]:
            self.heading(letter["recipients_heading"], 1)
        for party in letter["parties"]:
            paragraph = self.document.add_paragraph()
            paragraph.paragraph_format.keep_together = True
            paragraph.add_run(party["role"]).bold = True
            for line in (party["name"], *party["lines"]):
                paragraph.add_run().add_break()
                self.words(paragraph, line)
        for section in letter["plain"]:
            self.section(section, on_a_new_page=True)
        for number, section in enumerate(letter["sections"]):
            self.section(section, on_a_new_page=number == 0)

    def section(self, section: Section, *, on_a_new_page: bool) -> None:
        self.language = section["lang"]
        self.heading(section["heading"], 1).paragraph_format.page_break_before = on_a_new_page
        for block in section["blocks"]:
            self.block(block)
        self.language = "en"

    def block(self, block: Block) -> None:
        kind = block["kind"]
        if kind == "paragraph":
            self.paragraph(block["text"], bold=bool(block.get("strong")))
        elif kind == "labelled":
            first, *rest = block["paragraphs"] or [""]
            paragraph = self.document.add_paragraph()
            label = paragraph.add_run(block["label"])
            label.bold, label.font.color.rgb = True, _ACCENT
            self.words(paragraph, f" {first}" if first else "")
            for words in rest:
                self.paragraph(words)
        elif kind == "points":
            for point in block["points"]:
                self.paragraph(point, style="ListBullet")
        elif kind == "code":
            self.document.add_paragraph().add_run(block["text"]).font.name = _CODE_FACE
        elif kind == "item":
            self.heading(f"{block['description']}: {block['decision']}", 2)
            for field in block["fields"]:
                self.block(field)
        elif kind in TABLES:
            self.table(block["rows"], kind=kind, caption=block["caption"], head=block["columns"])
        else:
            raise AssertionError(f"a block of unknown kind: {kind}")

    def heading(self, words: str, level: int) -> Any:
        paragraph = self.document.add_paragraph()
        paragraph._p.style = f"Heading{level}"  # by its id: the library looks a name up anew each time
        self.words(paragraph, words)
        return paragraph

    def paragraph(self, words: str, *, style: str | None = None, bold: bool = False) -> None:
        paragraph = self.document.add_paragraph()
        if style:
            paragraph._p.style = style
        if bold:  # it leads what comes next
            paragraph.paragraph_format.keep_with_next = True
        self.words(paragraph, words, bold=bold)

    def words(self, paragraph: Any, text: str, *, bold: bool = False) -> None:
        """Text into a paragraph: its references lead to their records, its scripts and language are marked."""
        done = 0
        for reference in find_references(text):
            written = text[reference.start : reference.end]
            number = self.letter["targets"].get(written)
            if number is None:
                continue
            self.runs(paragraph, text[done : reference.start], bold=bold)
            link = OxmlElement("w:hyperlink")
            link.set(qn("w:anchor"), f"record_{number}")
            run = paragraph.add_run(written)
            run.bold, run.font.color.rgb = True, _ACCENT
            link.append(run._r)
            paragraph._p.append(link)
            done = reference.end
        self.runs(paragraph, text[done:], bold=bold)

    def runs(self, paragraph: Any, text: str, *, bold: bool) -> None:
        for stretch, right_to_left in _by_direction(text):
            for words, font in script_runs(stretch, self.fonts):
                run = paragraph.add_run(words)
                if font is not None:
                    _face(run, font.name)
                if bold:
                    run.bold = True
                if right_to_left:
                    run.font.rtl = True
                if self.language != "en":
                    _language(run._r.get_or_add_rPr(), _LANGUAGES[self.language])

    def table(self, rows: list[list[str]], *, kind: str, caption: str, head: list[str] | None) -> None:
        """A table with its caption for those who hear it, its head repeated on every page."""
        if not rows:
            return
        lines = rows if head is None else [head, *rows]
        made = self.document.add_table(rows=len(lines), cols=len(rows[0]), style="Table Grid")
        made.autofit = False
        described = OxmlElement("w:tblCaption")
        described.set(qn("w:val"), caption)
        made._tbl.tblPr.append(described)
        widths = [Inches(width) for width in _WIDTHS[kind, len(rows[0])]]
        for column, width in zip(made._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = width
        for number, (line, words) in enumerate(zip(made._tbl.tr_lst, lines, strict=True)):
            is_head = head is not None and number == 0
            line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            if is_head:
                line.trPr.append(OxmlElement("w:tblHeader"))
            for place, (cell, text) in enumerate(zip(line.tc_lst, words, strict=True)):
                cell.width = widths[place]
                paragraph = Paragraph(cell.p_lst[0], made)
                paragraph._p.style = _IN_TABLES
                around = self.language
                if kind == "decided" and place == 1 and not is_head:
                    self.language = "en"  # a treatment is named as the letter names it
                self.words(paragraph, text, bold=is_head)
                self.language = around
                if kind == "records" and place == 0 and not is_head:
                    self.bookmark(paragraph, f"record_{text}")
        self.document.add_paragraph()

    def bookmark(self, paragraph: Any, name: str) -> None:
        self.bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self.bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)


def _by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """The text in stretches of one direction; nothing for an empty one."""
    for number, words in enumerate(_RIGHT_TO_LEFT.split(text)):
        if words:
            yield words, number % 2 == 1


def _face(run: Any, name: str) -> None:
    """Set words in a font that travels with the letter, whatever script the word processor takes them for."""
    run.font.name = name
    for script in ("w:cs", "w:eastAsia"):
        run._r.rPr.rFonts.set(qn(script), name)


def _language(properties: Any, code: str) -> None:
    element = properties.find(qn("w:lang"))
    if element is None:
        element = OxmlElement("w:lang")
        properties.append(element)
    element.set(qn("w:val"), code)


def _in_every_script(properties: Any) -> None:
    """Take the typeface of the style for what East Asia and right-to-left scripts leave to it."""
    faces = properties.find(qn("w:rFonts"))
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        faces.attrib.pop(qn(name), None)


def _field(paragraph: Any, name: str) -> None:
    """A field that the word processor fills in, such as PAGE."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
