"""Writing what the demonstration made into a folder, to be looked at."""

from __future__ import annotations

import json
from pathlib import Path

from openimr.cases import files
from openimr.cases.models import Case
from openimr.publication.models import PublicCopy


def export(case: Case, out: Path) -> list[Path]:
    """Write letter, case file, public copy and notices of a case into `out/<number>`; returns the files."""
    folder = out / case.number
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    letter = case.letters.order_by("-version").first()
    if letter is not None:
        made.append(_write(folder / "letter.pdf", files.read(letter.pdf_sha256)))
        made.append(_write(folder / "letter.txt", files.read(letter.text_sha256)))
        text = json.dumps(letter.determination, indent=2, ensure_ascii=False) + "\n"
        made.append(_write(folder / "letter.json", text.encode()))
    case_file = case.case_files.order_by("-version").first()
    if case_file is not None:
        made.append(_write(folder / "case-file.pdf", files.read(case_file.sha256)))
    copy = PublicCopy.objects.filter(case=case, state=PublicCopy.RELEASED).first()
    if copy is not None:
        made.append(_write(folder / "public-letter.txt", copy.text.encode()))
        if copy.pdf_sha256:
            made.append(_write(folder / "public-letter.pdf", files.read(copy.pdf_sha256)))
    for message in case.messages.filter(party__role="employee").exclude(kind="final-determination"):
        if message.pdf_sha256:
            made.append(_write(folder / f"{message.kind}.pdf", files.read(message.pdf_sha256)))
    return made


def _write(path: Path, data: bytes) -> Path:
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
    return path
