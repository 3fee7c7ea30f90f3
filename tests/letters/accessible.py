"""What a machine can tell of a tagged PDF's soundness: points of the Matterhorn Protocol 1.1 (PDF/UA-1), by number.

A second opinion beside the engine that makes the letters, which claims the standard for its own work. What needs a
person (whether the order makes sense, whether a heading is one) is not here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

PAINTS = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"})
STANDARD = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
    "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
})  # fmt: skip
PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"},
    "TFoot": {"Table"}, "LI": {"L"}, "Lbl": {"LI", "Note", "BibEntry"}, "LBody": {"LI"},
}  # fmt: skip


@dataclass
class Tag:
    """A tag of the structure tree: its standard type, its parent, what it holds, and where its words stand."""

    kind: str
    parent: Tag | None
    of: Any
    children: list[Tag] = field(default_factory=list)
    content: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)


def faults(content: bytes) -> list[str]:
    """Every point that a PDF fails, by its number; empty for one that is sound as far as a machine can tell."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return list(_faults(pdf))


def _faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked", False):
        yield "01-005: the document is not tagged"
        return
    if root.MarkInfo.get("/Suspects", False):
        yield "04-001: tags are marked as suspect"
    if not str(root.get("/Lang", "")):
        yield "11-001: the document has no language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-001: the title is not what a window shows"
    with pdf.open_metadata(update_docinfo=False) as metadata:
        if not metadata.get("dc:title"):
            yield "06-003: no title in the metadata"
        if metadata.get("pdfuaid:part") != "1":
            yield "06-002: the document does not say that it is PDF/UA-1"
    roles = {str(k)[1:]: str(v)[1:] for k, v in root.StructTreeRoot.get("/RoleMap", {}).items()}
    tags = list(_tags(root.StructTreeRoot, roles))
    yield from _structure(tags)
    yield from _content(pdf, tags)
    yield from _annotations(pdf, tags)
    yield from _fonts(pdf)


def _tags(root: Any, roles: dict[str, str]) -> Iterator[Tag]:
    """All tags in the order of reading."""

    def walk(node: Any, parent: Tag | None, page: Any) -> Iterator[Tag]:
        kind = str(node.S)[1:]
        tag = Tag(kind if kind in STANDARD else roles.get(kind, kind), parent, node)
        if parent is not None:
            parent.children.append(tag)
        yield tag
        page = node.get("/Pg", page)
        for kid in _list(node.get("/K")):
            if not isinstance(kid, pikepdf.Dictionary):
                tag.content.append((page.objgen, int(kid)))
            elif kid.get("/Type") == "/MCR":
                tag.content.append((kid.get("/Pg", page).objgen, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                tag.annotations.append(kid.Obj.objgen)
            else:
                yield from walk(kid, tag, page)

    for node in _list(root.get("/K")):
        yield from walk(node, None, None)


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _structure(tags: list[Tag]) -> Iterator[str]:
    level = 0
    for tag in tags:
        if tag.kind not in STANDARD:
            yield f"02-001: {tag.kind} is no standard type and stands for none"
        if tag.kind in PARENTS and (tag.parent is None or tag.parent.kind not in PARENTS[tag.kind]):
            yield f"09-004: {tag.kind} in {tag.parent.kind if tag.parent else 'nothing'}"
        if tag.kind[:1] == "H" and tag.kind[1:].isdigit():
            if int(tag.kind[1:]) > level + 1:
                yield f"14-003: heading {tag.kind} after level {level}"
            level = int(tag.kind[1:])
        if tag.kind == "TH" and not any("/Scope" in a for a in _list(tag.of.get("/A")) if isinstance(a, pikepdf.Dictionary)):  # fmt: skip
            yield "15-003: a table's head cell without scope"
        if tag.kind == "Table":
            rows = [t for t in tags if t.kind == "TR" and _table_of(t) is tag]
            widths = {sum(_span(cell) for cell in row.children) for row in rows}
            if len(widths) != 1:
                yield f"15-005: a table with rows of {sorted(widths)} cells"
        if tag.kind in {"Figure", "Formula"} and not str(tag.of.get("/Alt", tag.of.get("/ActualText", ""))):
            yield f"13-004: {tag.kind} without words for it"


def _table_of(tag: Tag) -> Tag | None:
    while tag.parent is not None:
        tag = tag.parent
        if tag.kind == "Table":
            return tag
    return None


def _span(cell: Tag) -> int:
    attributes = [a for a in _list(cell.of.get("/A")) if isinstance(a, pikepdf.Dictionary)]
    return next((int(a["/ColSpan"]) for a in attributes if "/ColSpan" in a), 1)


def _content(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    """Whether all that is painted is tagged or an artifact, none both, and every tag's words are there."""
    tagged = [place for tag in tags for place in tag.content]
    if len(tagged) != len(set(tagged)):
        yield "01-006: the same words stand in two tags"
    painted: set[tuple[Any, int]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        stack: list[int | str] = []
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in {"BDC", "BMC"}:
                inner = "artifact" if str(operands[0]) == "/Artifact" else "span"
                if (
                    len(operands) > 1
                    and isinstance(operands[1], pikepdf.Dictionary)
                    and "/MCID" in operands[1]
                ):
                    stack.append(int(operands[1].MCID))
                    painted.add((page.objgen, int(operands[1].MCID)))
                else:
                    stack.append(inner)
                marks = {"artifact" if s == "artifact" else "tag" for s in stack if s != "span"}
                if len(marks) == 2:
                    yield f"01-003: page {number} has an artifact within words, or words within one"
            elif operator == "EMC":
                stack.pop()
            elif operator in PAINTS and not [s for s in stack if s != "span"]:
                yield f"01-005: page {number} paints something that is neither tagged nor an artifact"
                break
    if painted - set(tagged):
        yield f"01-005: {len(painted - set(tagged))} marked contents are in no tag"
    if set(tagged) - painted:
        yield f"01-004: {len(set(tagged) - painted)} tags hold words that no page has"


def _annotations(pdf: pikepdf.Pdf, tags: list[Tag]) -> Iterator[str]:
    inside = {found: tag for tag in tags for found in tag.annotations}
    for number, page in enumerate(pdf.pages, start=1):
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != "/S":
            yield f"28-008: page {number} is not tabbed through in the order of its tags"
        for one in annotations:
            kind, box, crop = one.Subtype, [float(v) for v in one.Rect], [float(v) for v in page.cropbox]
            outside = box[2] < crop[0] or box[0] > crop[2] or box[3] < crop[1] or box[1] > crop[3]
            if outside or int(one.get("/F", 0)) & 2:
                continue
            tag = inside.get(one.objgen)
            if tag is None or tag.kind != {"/Link": "Link", "/Widget": "Form"}.get(str(kind), "Annot"):
                yield f"28-002: an annotation ({kind}) on page {number} is in no tag of its kind"
            if not str(one.get("/Contents", "")):
                yield f"28-012: an annotation ({kind}) on page {number} says nothing of itself"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in (o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"):
        if "/DescendantFonts" in font and "/ToUnicode" not in font:
            yield f"10-001: {font.BaseFont} does not say which characters it shows"
        described = font.get("/FontDescriptor")
        if described is not None and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
            yield f"31-009: {font.BaseFont} is not in the file"
