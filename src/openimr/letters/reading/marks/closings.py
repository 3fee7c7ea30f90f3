"""Where the last item of a letter ends without a heading: the words above a signature, copies, enclosures, another paper."""

from __future__ import annotations

import re

from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings

_REGARDS = r"(?:(?:With\s)?(?:Best|Kind|Kindest|Warm)\s)?Regards"
_VALEDICTION = (
    r"(?:(?:Yours\s)?Sincerely(?:\s[Yy]ours)?|Respectfully(?:\s[Ss]ubmitted|\s[Yy]ours)?|(?:Very\s)?[Tt]ruly\s[Yy]ours|Yours\s(?:very\s)?[Tt]ruly"
    rf"|Cordially|{_REGARDS}|SINCERELY(?:\sYOURS)?|RESPECTFULLY(?:\sSUBMITTED)?|(?:VERY\s)?TRULY\sYOURS|Thank\s[Yy]ou)"
)
_NAME = r"(?:[A-Z/(][\w.,'’/()&-]*\s?){1,9}"
# These end a letter wherever they stand: a valediction with its comma, alone or before a name.
_SURE = re.compile(rf"{_VALEDICTION}\s?,(?:\s{_NAME})?")
# These do after the end of a sentence.
_AFTER_A_SENTENCE = re.compile(
    rf"{_VALEDICTION}[.:;]?|-{{2,3}}"
    r"|(?:Reviewed|Approved|Signed|Prepared|Submitted|Issued)(?:\sand\s\w+)?\s[Bb]y\s?:.*|(?:Signature|Signed)\s?:.*"
    r"|(?:If|Should)\syou\s(?:should\s)?have\s(?:any\s)?(?:further\s|other\s)?questions\b.*|Comment\s?\[\w{1,6}\]\s?:.*"
    rf"|(?:By:\s)?/[sS]/.*|_{{5,}}.*"
    r"|(?:b?cc|c\.c\.|CC|BCC)\s?:.*|(?:Enclosure|Encl|Enc|ENCLOSURE|Attachment|ATTACHMENT)(?:s|S|\(s\)|\(S\))?\.?(?:\s?:.*|\s\(\d+\))?"
    r"|(?:(?:Acting|Associate|Assistant|Chief|Deputy)\s)?Medical\s(?:Director|Officer)(?:,.*)?"
    rf"|(?:Electronically|Digitally)\s[Ss]igned(?:\s[Bb]y)?\s?:?\s?{_NAME}.{{0,40}}"
    r"|(?i:(?:proof|declaration|certificate|affidavit)\sof\s(?:personal\s)?service(?:\s(?:by|via)\s[\w.\s-]{3,30})?)[:.]?"
    r"|Dear\s[A-Z][^!?]{1,60}[:,]"
    r"|-{2,}\s?(?:Original|Forwarded)\s[Mm]essage.*"
    r"|Sent\sfrom\s(?:my|Mail|Outlook)\b.*|Get\sOutlook\sfor\b.*"
    r"|(?i:(?:confidentiality|privacy)\snotice)\s?:.*"
    r"|(?:This|The\sinformation\s(?:contained\s)?in\sthis)\s(?:e-?mail|electronic\smail|message|transmission|fax|facsimile|communication)\b.*\b(?:confidential|privileged|intended|addressed|contains?|attachments?|recipients?)\b.*"
    r"|\W{0,6}(?:END|End)\s(?:OF|of)\s(?:THE\s|the\s)?(?:LETTER|DOCUMENT|DETERMINATION|letter|document|determination)\W{0,6}"
)
_DEGREE = r"(?:M\.?D|D\.?O|D\.?C|D\.?P\.?M|D\.?D\.?S|D\.?M\.?D|Ph\.?\s?D|Psy\.?D|L\.?Ac|O\.?D|M\.?P\.?H|F[A-Z]{3,5}|Q\.?M\.?E)\.?"
_A_DOCTOR = re.compile(rf"(?:Dr\.\s)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{1,4}}(?:,\s{_DEGREE}){{1,4}}")
_LINES_OF_A_SIGNATURE = 4
_LONGEST_TITLE = 60
_HEAD_OF_A_MAIL = re.compile(r"From\s?:\s.*")
_REST_OF_A_HEAD = re.compile(r"(?:Sent|Date|To|Cc|Subject)\s?:\s.*")
_ENDED = frozenset(".!?)\"”’'|")
_SMALL_WORDS_OF_PROSE = 6
_BEGIN = frozenset("SRYVTCKBWGDMEAFPI/_-bc*=~#")
"""The characters that these begin with."""


def closing_line(source: Source, first: int, stop: int) -> int:
    """The line, of those from `first` to before `stop`, on which the letter is closed; `stop` if it is on none.

    A line that goes on with a sentence closes nothing, but for a valediction with its comma.
    """
    for number, line in enumerate(source.lines[first:stop], first):
        if line[0] in _BEGIN and _closes(source, number, line):
            return number
    return _signature(source, first, stop)


def _signature(source: Source, first: int, stop: int) -> int:
    """The line of a name with its degrees, below a sentence's end, and above nothing but a line or two of what its bearer is."""
    for number in range(max(first, 1, stop - _LINES_OF_A_SIGNATURE), stop):
        line = source.lines[number]
        if (
            "," in line
            and source.lines[number - 1][-1] in _ENDED
            and _A_DOCTOR.fullmatch(line)
            and not any(
                len(rest) > _LONGEST_TITLE or rest[-1] in ".?!" for rest in source.lines[number + 1 : stop]
            )
        ):
            return number
    return stop


def warn_of_prose(source: Source, first: int, stop: int, warnings: Warnings) -> None:
    """Tell where prose stands among the lines below a letter's close, which belong to no field: a signature has none."""
    if any(sum(map(str.islower, line.split())) >= _SMALL_WORDS_OF_PROSE for line in source.lines[first:stop]):
        start, end = source.flow_starts[first], source.end_of_line(stop)
        warnings.add(
            "text-not-placed", "what stands below the close of the letter belongs to no field", start, end
        )


def _closes(source: Source, number: int, line: str) -> bool:
    ended = number > 0 and source.lines[number - 1][-1] in _ENDED
    if not ended:
        return line[-1] == "," and _SURE.fullmatch(line) is not None
    return (
        _SURE.fullmatch(line) is not None
        or _AFTER_A_SENTENCE.fullmatch(line) is not None
        or _opens_a_mail(source, number)
    )


def _opens_a_mail(source: Source, number: int) -> bool:
    """Whether the head of an e-mail stands on a line and the next one."""
    return (
        number + 1 < len(source.lines)
        and _HEAD_OF_A_MAIL.fullmatch(source.lines[number]) is not None
        and _REST_OF_A_HEAD.fullmatch(source.lines[number + 1]) is not None
    )
