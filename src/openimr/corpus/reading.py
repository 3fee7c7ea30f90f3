"""One file of letters from elsewhere, read for the corpus: its text without people, and its determination.

Published letters are not always as clean as they should be, so our own detector runs on each one (rulebook
P-03). What it is sure of is taken out; a letter with something doubtful waits for a person.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openimr import letters
from openimr.letters.model import CASE_NUMBER, Determination, Layout
from openimr.letters.reading.pages.pdf import PdfUnreadable, pdf_text
from openimr.publication.deidentify import deidentify

SUFFIXES = frozenset({".txt", ".pdf", ".json"})
MOST_BYTES = 50_000_000
_NUMBER_IN_NAME = re.compile(r"CM\d{2}-\d{6,7}(?!\d)", re.IGNORECASE)
_NOT_IN_NUMBER = re.compile(r"[\s/\\]+")


class LetterRefused(Exception):
    """A file that cannot go into the corpus; `reason` says why in a sentence, without a word of its text."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, kw_only=True)
class LetterRead:
    """
    A letter read from a file.

    `removed` counts what was taken out by kind, `doubtful` what is left for a person to look at; neither
    holds a word of the text. `numbered` says whether the letter or the file's name gives the case number;
    else the file's name stands for it.
    """

    case_number: str
    numbered: bool
    text: str
    determination: Mapping[str, Any]
    source: str
    removed: Mapping[str, int] = field(default_factory=dict)
    doubtful: int = 0


def source_of(content: bytes) -> str:
    """What a file is known by: the SHA-256 of its content."""
    return hashlib.sha256(content).hexdigest()


def open_file(path: Path) -> bytes:
    """The content of a file. Raises: LetterRefused."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise LetterRefused(f"the file is larger than {MOST_BYTES // 1_000_000} MB: no letter is")
        return path.read_bytes()
    except OSError as problem:
        raise LetterRefused(f"the file cannot be opened ({problem.strerror})") from None


def read_letter(content: bytes, *, name: str) -> LetterRead:
    """
    The letter in the content of a file; `name` is the file's (its ending and any case number in it count).

    Raises: LetterRefused for a file that cannot be decoded or holds no determination.
    """
    removed: Counter[str] = Counter()
    doubtful = 0

    def without_people(text: str) -> str:
        nonlocal doubtful
        answer = deidentify({"text": text})
        removed.update(span["kind"] for span in answer["removed"])
        doubtful += len(answer["doubtful"])
        clean: str = answer["text"]
        return clean

    if name.lower().endswith(".json"):
        determination = _from_json(content, without_people)
        text = plain_text(determination)
    else:
        text = without_people(_text_of(content))
        determination = letters.parse(text)
    if determination.layout is Layout.UNKNOWN and not determination.disputed_items:
        raise LetterRefused("no determination was found in it")
    found = determination.front_matter.case_number or _number_in(name)
    return LetterRead(
        case_number=found or _NOT_IN_NUMBER.sub("-", Path(name).stem)[:80],
        numbered=found is not None,
        text=text,
        determination=determination.to_json(),
        source=source_of(content),
        removed=dict(removed),
        doubtful=doubtful,
    )


def _number_in(name: str) -> str | None:
    match = _NUMBER_IN_NAME.search(name)
    number = match.group().upper() if match else None
    return number if number and CASE_NUMBER.match(number) else None


def _text_of(content: bytes) -> str:
    if b"%PDF-" in content[:1024]:
        try:
            text, _, _ = pdf_text(content)
        except PdfUnreadable as problem:
            raise LetterRefused(str(problem)) from None
        if text.strip():
            return text
        from openimr.casefile.scans import recognized_text  # the engines load for scanned letters only

        try:
            text = recognized_text(content)
        except OSError as problem:
            raise LetterRefused(f"the pages of the PDF cannot be recognized ({problem.strerror})") from None
        if not text.strip():
            raise LetterRefused("the PDF has no text layer, and no text was recognized on its pages")
        return text
    encodings = (
        ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252", "latin-1")
    )
    if b"\0" in content and encodings[0] != "utf-16":
        raise LetterRefused("expected text or a PDF, found other data")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LetterRefused("the text cannot be decoded")


def _from_json(content: bytes, without_people: Callable[[str], str]) -> Determination:
    """A determination as `openimr letters parse` prints it, its texts without people."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
        determination = Determination.from_json(data)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise LetterRefused("expected JSON in UTF-8, found something else") from None
    except (KeyError, TypeError, ValueError, AttributeError):
        raise LetterRefused("the JSON is no determination in the form of determination.schema.json") from None
    return Determination.from_json(_each_text(determination.to_json(), without_people))


_TEXTS = frozenset({"clinical_case_summary", "description", "statement", "rationale", "text"})


def _each_text(value: Any, change: Callable[[str], str], key: str = "") -> Any:
    """A JSON value with `change` done to each text that a person wrote."""
    if isinstance(value, dict):
        return {name: _each_text(part, change, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_each_text(part, change, key) for part in value]
    return change(value) if isinstance(value, str) and key in _TEXTS else value


def plain_text(determination: Determination) -> str:
    """The words of a determination one after the other: what is searched where there is no letter."""
    parts = [determination.clinical_case_summary]
    for item in determination.disputed_items:
        decision = "" if item.decision is None else f": {item.decision.value.capitalize()}"
        parts += [
            f"{item.description}{decision}",
            f"Claims Administrator guideline: {item.claims_administrator_guideline.statement}",
            f"Reviewer guideline: {item.reviewer_guideline.statement}",
            f"Decision rationale: {item.rationale}",
        ]
    return "\n\n".join(part for part in parts if part.strip())
