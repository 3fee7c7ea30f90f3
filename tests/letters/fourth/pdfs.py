"""The letters as PDF: set by ReportLab, WeasyPrint and typst, in several styles of page, with running heads and feet.

A line may be broken after any hyphen, so that a blank after a hyphen within a word is not compared.
"""

from __future__ import annotations

import html
import io
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openimr.letters import parse_file

from ..foreign.scoring import differences
from .banks import BANKS
from .letters import drafted
from .paper import Block, Draft, Made, tokens, written
from .printing import Manner, print_letter

Row = tuple[str, str, str, bool]
"""Kind, label, value, and whether the value stands under its label."""


def rows(draft: Draft, manner: Manner) -> list[Row]:
    """The blocks in their order, labels as the nasty things left them."""
    blocks: list[Block] = draft.blocks
    for rearrange in manner.on_blocks:
        blocks = rearrange(blocks)
    out = []
    for block in blocks:
        label = block.label
        for change in manner.on_label:
            label = change(block.kind, label) if label else label
        out.append((block.kind, label, " ".join(written(t) for t in tokens(block.pieces)), block.apart))
    return out


def by_reportlab(found: list[Row], chance: random.Random, head: str, foot: str) -> bytes:
    """Flowing paragraphs, the header as a table of two columns or as lines."""
    from reportlab.lib.enums import TA_JUSTIFY
    from reportlab.lib.pagesizes import letter as letter_size
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    font = chance.choice(("Times-Roman", "Helvetica", "Courier"))
    size = chance.choice((10, 11, 12))
    style = ParagraphStyle("p", fontName=font, fontSize=size, leading=size * chance.choice((1.15, 1.4, 2.2)))
    if chance.random() < 0.3:
        style.alignment = TA_JUSTIFY
    story: list[Any] = []
    table = chance.random() < 0.5
    pending: list[list[Paragraph]] = []
    style.spaceAfter = chance.choice((0, 6, 12))

    def say(text: str) -> Paragraph:
        # The fonts of every reader have no ligatures.
        text = unicodedata.normalize("NFKC", text)
        return Paragraph(html.escape(text), style)

    for kind, label, value, apart in found:
        if kind == "header" and label and table:
            pending.append([say(label), say(value)])
            continue
        if pending:
            story.append(Table(pending, hAlign="LEFT"))
            pending = []
        if apart and label:
            story += [say(label), say(value)]
        else:
            story.append(say(f"{label} {value}".strip()))

    def page(canvas: Any, document: Any) -> None:
        canvas.setFont(font, 9)
        place = {"page": document.page, "pages": 9}
        for number, line in enumerate(head.split("|")):
            canvas.drawString(60, 765 - 11 * number, line.format(**place))
        for number, line in enumerate(foot.split("|")):
            canvas.drawString(60, 40 - 11 * number, line.format(**place))

    out = io.BytesIO()
    document = SimpleDocTemplate(out, pagesize=letter_size, topMargin=72, bottomMargin=72, invariant=1)
    document.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def by_weasyprint(found: list[Row], chance: random.Random, head: str, foot: str) -> bytes:
    """A page of HTML, its labels bold, running heads and feet in the margins."""
    from weasyprint import HTML

    size, leading = chance.choice((10, 11, 12)), chance.choice((1.2, 1.5, 2.1))
    align = chance.choice(("left", "left", "justify"))

    def margin(text: str) -> str:
        parts = re.split(r"(\{pages?\})", text.replace("|", " - "))
        named = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
        return " ".join(named.get(p) or '"' + p.replace('"', "") + '"' for p in parts if p) or '""'

    body = []
    for kind, label, value, apart in found:
        tag = "h2" if kind == "heading" else "p"
        link = "<br>" if apart and label else " "
        bold = f"<b>{html.escape(label)}</b>" if label else ""
        body.append(f"<{tag}>{bold}{link}{html.escape(value)}</{tag}>")
    css = (
        f"@page {{size: letter; margin: 1in; @top-left {{content: {margin(head)}; white-space: pre}}"
        f"@bottom-center {{content: {margin(foot)}; white-space: pre}} }}"
        f"body {{font: {size}pt/{leading} serif; text-align: {align}}} h2 {{font-size: {size + 1}pt}}"
    )
    return HTML(string=f"<html lang=en><style>{css}</style><body>{''.join(body)}").write_pdf()


def by_typst(found: list[Row], chance: random.Random, head: str, foot: str) -> bytes:
    import typst

    def quote(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def margin(text: str) -> str:
        # The last number of the document's pages is not known to a plain string; a figure stands for it.
        parts = re.split(r"(\{page\})", text.replace("{pages}", "9").replace("|", " - "))
        said = " + ".join(
            "str(counter(page).get().first())" if p == "{page}" else quote(p) for p in parts if p
        )
        return f"context text({said or quote('')})"

    leading = chance.choice(("0.65em", "1em", "1.6em"))
    lines = [
        f'#set page(paper: "us-letter", header: {margin(head)}, footer: {margin(foot)})',
        f"#set par(leading: {leading}, justify: {'true' if chance.random() < 0.4 else 'false'})",
        f"#set text(size: {chance.choice((10, 11, 12))}pt, hyphenate: false)",
    ]
    for _, label, value, apart in found:
        link = r" \ " if apart and label else " "
        lines.append(f"#strong({quote(label)}){link}#text({quote(value)})\n")
    return bytes(typst.compile("\n\n".join(lines).encode()))


SETTERS: tuple[Callable[[list[Row], random.Random, str, str], bytes], ...] = (
    by_reportlab,
    by_weasyprint,
    by_typst,
)


def read_back(
    seed: int, layout: str, half: str, noisy: bool, folder: Path
) -> tuple[Made, list[tuple[str, Any, Any]]]:
    """A letter set as PDF, and where the reading of the file differs from its truth."""
    draft, manner, chance = drafted(seed, layout, half, noisy)
    found = rows(draft, manner)
    made = print_letter(draft, Manner(width=10**6, hyphens=False), chance)
    foot, head = chance.choice(BANKS[half].feet), chance.choice((*BANKS[half].feet, "", "", ""))
    setter = SETTERS[seed % len(SETTERS)]
    head = "" if head == foot else head
    name = f"{setter.__name__} {manner.names}"
    data = setter(found, chance, head.replace("{case}", draft.case), foot.replace("{case}", draft.case))
    path = folder / f"{half}-{layout}-{seed}-{noisy}.pdf"
    path.write_bytes(data)
    made = Made(name, joined(made.truth), made.lenient, name)
    return made, differences(made, joined(parse_file(path).to_json()))  # type: ignore[arg-type]


def joined(value: Any) -> Any:
    """The value without the blanks that a line's end leaves after a hyphen, a slash, or a dot of an address, ligatures undone."""
    if isinstance(value, str):
        plain = unicodedata.normalize("NFKC", value).replace("\u2010", "-")
        return re.sub(r"(?<=\w[-/–]) (?=\w)|(?<=www\.) |(?<=drugs\.) (?=com)", "", plain)
    if isinstance(value, list):
        return [joined(one) for one in value]
    return {key: joined(one) for key, one in value.items()} if isinstance(value, dict) else value
