"""Numbers that identify: those of the roster in any punctuation, and those that a label or their form gives away.

Procedure and diagnosis codes, doses, pages, sections of law and PMID stay. Source: rulebook P-02.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from openimr.publication.deidentify.fuzzy import digits
from openimr.publication.deidentify.request import Number
from openimr.publication.deidentify.spans import Span

_NOISE = {"0": "0OoQD", "1": "1Iil|!", "2": "2Zz", "5": "5Ss", "8": "8B", "6": "6G"}
_LETTER_NOISE = {"O": "O0", "I": "I1l|", "S": "S5", "B": "B8", "Z": "Z2", "L": "L1I"}
_BETWEEN = r"[\s\-\u2010-\u2015./_,#]{0,5}"

_OF = r"\s*(?:number|numbers|num|no|nos|id|#|n[\u00b0\u00ba])"
_LABELS = (
    r"claims?(?:\s+file)?(?:\s+(?:number|num|no|id)\b|\s*#)", r"claim(?=\s*:)", r"(?:our\s+"
    r"|your\s+)?file(?:\s+(?:number|no|id)\b|\s*#)",
    rf"(?:wcab|eams|wcis|jcn|adj|dwc|ur|utilization\s+review|authorization|reference|ref|tracking"
    rf"|certificate|referral|invoice)(?:\s+(?:case|review|file|reference))?{_OF}",
    r"(?:eams|wcis|jcn)\b", r"case(?:\s+(?:number|no|id)\b|\s*#)",
    rf"medical\s+records?{_OF}", rf"(?:patient|member|subscriber|employee|account|acct|chart|policy"
    rf"|group|encounter|visit|badge|payroll|passport|alien){_OF}",
    r"(?:mrn|mr\s*#|acct\s*#|npi|dea|upin|ein|fein|tin|ssn|ss\s*#|pan)\b(?:\s*(?:number|no"
    r"|#))?", r"medical\s+record\s*#",
    r"(?:federal\s+)?tax(?:payer)?\s*(?:id(?:entification)?)?(?:\s*(?:number|no|#))?",
    r"(?:social\s+security|soc\.?\s*sec\.?)(?:\s*(?:number|no|#))?",
    rf"(?:state\s+|medical\s+|driver'?s?\s+|ca\s+)?(?:license|licence|lic\.?){_OF}", r"(?:license"
    r"|licence|lic\.?)(?=\s*:)", r"(?:ca\s+)?lic\.",
    r"driver'?s?\s+licen[sc]e", r"birth\s+certificate\s+(?:number|no)",
)  # fmt: skip
_LABELLED = re.compile(
    rf"(?<!\w)(?:{'|'.join(_LABELS)})[.:]?\s*(?:\((?:last\s+(?:four|4)|s)\)\s*)?(?:is\s+|was\s+"
    rf"|of\s+|[:#=.\-\u2013]\s*){{0,3}}"
    r"(?P<value>[A-Za-z0-9*][\w*]*(?:[-/._][\w*]+){0,6}(?:\s+\d[\w-]*){0,3})",
    re.IGNORECASE,
)
_SSN = re.compile(r"(?<![\w-])(?:\d{3}|[xX*]{3})[-\s\u2013](?:\d{2}|[xX*]{2})[-\s\u2013]\d{4}(?![\w-])")
_MASKED = re.compile(r"(?<![\w-])[xX*#]{2,5}[-\s]?(?:[xX*#]{2}[-\s]?)?\d{4}(?!\w)")
_LAST_FOUR = re.compile(
    r"\b(?:ss|ssn|social\s+security)(?:\s+(?:number|no))?\b[^.\n]{0,40}?\b(?:ending|ends"
    r"|last\s+(?:four|4))\b[^.\d]{0,40}?(\d{4})\b|"
    r"\blast\s+(?:four|4)\s*(?:digits)?[^.\d]{0,40}?(?:social|ssn|ss)\b[^.\d]{0,24}?(\d{4})\b",
    re.IGNORECASE,
)
_ADJ = re.compile(r"\bADJ[\s:#-]{0,3}\d{5,9}\b", re.IGNORECASE)
_OLD_WCAB = re.compile(
    r"\b(?:LAO|ANA|SFO|OAK|SAC|SDO|RIV|VNO|POM|LBO|SJO|FRE|STK|SBR|SRO|BAK|GOL|MON|OXN|RDG|SAL|VEN"
    r"|EUR|GRO|INV|SBA|WCK)\s?\d{6,8}\b"
)
_DEA = re.compile(r"(?<!\w)[ABFGMPR][A-Z9](\d{7})(?!\w)")
_NPI = re.compile(r"(?<![\w./-])[12]\d{9}(?![\w/-])")
_LICENCE = re.compile(r"(?<![\w-])(?:lic(?:ense|ence)?\.?\s*#?:?\s*)?(?:20A|PSY|PT|DC|AC)\s?-?\d{4,6}(?!\w)")
_EIN = re.compile(r"(?<![\w.,/$-])\d{2}-\d{7}(?![\w-])")
_LONG = re.compile(
    r"(?<![\w./$-])(?:[A-Z]{1,5}-?)?\d{2,4}-\d{4,}(?:-\d{1,6}){0,2}(?![\w/-])"
    r"|(?<![\w./$-])(?:[A-Z]{2,5}-?)\d{6,12}(?:-\d+)?(?![\w/-])"
)
_STAYS = re.compile(
    r"(?:pmid|pubmed|doi|isbn|issn|nct|cpt|hcpcs|icd|ndc|code|codes|section|ccr|form|model|item|sku"
    r"|vol|lot|pages?|pp?)\W{0,4}(?:\w{0,3}\W{0,2})?$",
    re.IGNORECASE,
)
_CASE = re.compile(r"^CM\d{2}-\d{6,7}$", re.IGNORECASE)


def roster_numbers(text: str, numbers: Iterable[Number]) -> Iterator[Span]:
    """Where a number of the roster stands, with or without its punctuation, with a scanner's look-alikes."""
    for number in numbers:
        signs = [c for c in number.value if c.isalnum()]
        if sum(c.isdigit() for c in signs) < 3:
            continue
        pattern = _BETWEEN.join(
            f"[{re.escape(_NOISE.get(c) or _LETTER_NOISE.get(c.upper()) or c.upper() + c.lower())}]"
            for c in signs
        )
        yield from _found(re.compile(rf"(?<![^\W_]){pattern}(?![^\W_])", re.IGNORECASE), text, "roster", 1.0)
        if number.kind.lower() in {"ssn", "social-security", "social security"} and len(signs) == 9:
            tail = _BETWEEN.join(f"[{_NOISE.get(c, c)}]" for c in signs[-4:])
            yield from _found(re.compile(rf"(?<!\d){tail}(?!\d)"), text, "roster", 0.9)


def _found(pattern: re.Pattern[str], text: str, source: str, confidence: float) -> Iterator[Span]:
    for match in pattern.finditer(text):
        yield Span(start=match.start(), end=match.end(), kind="number", source=source, confidence=confidence)


def numbers_in(text: str) -> Iterator[Span]:
    """Numbers with a label ("Claim No. ...") or of a form that only identifying numbers have."""
    for match in _LABELLED.finditer(text):
        start, end = match.span("value")
        value = match.group("value")
        if _CASE.match(value) or _is_date(value):
            continue
        if sum(c.isdigit() for c in value) < 3 and not (
            len(digits(value)) >= 5 and any(c.isdigit() for c in value)
        ):
            continue
        yield Span(start=start, end=end, kind="number", source="label", confidence=0.95)
    for pattern, source, confidence in (
        (_SSN, "ssn", 0.95),
        (_MASKED, "ssn", 0.9),
        (_ADJ, "case-system", 0.95),
        (_OLD_WCAB, "case-system", 0.8),
    ):
        yield from _found(pattern, text, source, confidence)
    for match in _LAST_FOUR.finditer(text):
        n = 1 if match.group(1) else 2
        yield Span(start=match.start(n), end=match.end(n), kind="number", source="ssn", confidence=0.95)
    for match in _DEA.finditer(text):
        d = [int(c) for c in match.group(1)]
        if (d[0] + d[2] + d[4] + 2 * (d[1] + d[3] + d[5])) % 10 == d[6]:
            yield Span(start=match.start(), end=match.end(), kind="number", source="dea", confidence=0.9)
    for match in _NPI.finditer(text):
        if _luhn("80840" + match.group()) and not _labelled_otherwise(text, match.start()):
            yield Span(start=match.start(), end=match.end(), kind="number", source="npi", confidence=0.85)
    yield from _found(_LICENCE, text, "licence", 0.8)
    for pattern in (_EIN, _LONG):
        for match in pattern.finditer(text):
            if not (
                _CASE.match(match.group())
                or _labelled_otherwise(text, match.start())
                or _is_date(match.group())
            ):
                yield Span(
                    start=match.start(), end=match.end(), kind="number", source="number-form", confidence=0.6
                )


def _labelled_otherwise(text: str, at: int) -> bool:
    """Whether the words before say that this number is a reference, a code or a page."""
    return bool(_STAYS.search(text[max(0, at - 20) : at]))


def _is_date(value: str) -> bool:
    return bool(re.match(r"(?:\d{1,2}[/.-]){2}(?:\d{2}|\d{4})$|(?:19|20)\d{2}-\d{2}-\d{2}$", value)) or bool(
        re.match(r"(?:19|20)\d{2}-(?:19|20)\d{2}$|\d{4}-\d{4}$", value)
    )


def _luhn(number: str) -> bool:
    total = 0
    for n, c in enumerate(reversed(number)):
        d = int(c) * (1 + n % 2)
        total += d - 9 if d > 9 else d
    return total % 10 == 0
