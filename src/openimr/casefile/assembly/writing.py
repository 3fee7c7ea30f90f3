"""What a page of records becomes in the case file: its drawing shut in, words behind it, and its number at its foot.

Nothing here reads what the page draws: its own instructions are kept as they are, between a `q` and a `Q`,
however large they would be unpacked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import pikepdf

from openimr.casefile.assembly.behind import ACROSS, OTHER, WORDS, Behind
from openimr.casefile.assembly.fonts import HELVETICA, helvetica_width, shapeless
from openimr.casefile.assembly.output import Output
from openimr.casefile.assembly.sheet import Sheet, number
from openimr.casefile.assembly.sources import Source, Unfit
from openimr.casefile.assembly.told import dictionary, entries
from openimr.casefile.reading.model import Limits
from openimr.casefile.reading.weight import TooHeavy, check_weight, room_left

FOOT = 20.0
"""Height of the strip added below a page of letter width, in points; other pages in proportion."""

_LARGEST_PAGE = 14_400.0
_SHRUNK_TO = 1_224.0
_SIZE = 9.0
_SMALL = 0.85
_MARGIN = 27.0
_BASELINE = 7.0
_NARROWEST, _PROPORTION_OF = 0.35, 612.0
_DIGIT = helvetica_width("0")
_FOOT_FONT = "/OimrFoot"
_ESCAPES = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})
_COMMON = re.compile(rb"<< /Contents \d+ \d+ R ")
_OWN_TO_A_PAGE = re.compile(
    rb"/(?:StructParents \d+|Resources (?:\d+ \d+ R|<<(?:[^<>()]++|<<(?:[^<>()]++|<<[^<>()]*+>>)*+>>)*+>>)) "
)
"""What one page has and another has not, though both are alike: resources as most have them, without strings."""
_BROUGHT = (b"/Group", b"/UserUnit")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheetful:
    """A page of records in the file: which record it belongs to, the how manyeth of how many it is there, and its number."""

    record: int
    position: int
    count: int
    number: int


@dataclass(kw_only=True, slots=True)
class _Frame:
    """What pages have in common that are alike but for their drawing."""

    shown: Sheet
    head: bytes
    """The entries of the page that are not its drawing, its resources, its parent."""
    begin: bytes
    """The stream that stands before the page's own drawing, as a reference."""
    behind: bytes
    """The one that leads to words that lie behind it."""
    end: str
    """What ends the page's own state."""


@dataclass(kw_only=True, slots=True)
class _Resources:
    """What a page draws with."""

    room: int | None
    """How many bytes the page's own drawing may unpack to without a closer look; None where nobody asks."""
    named: dict[tuple[bool, tuple[str, ...]], bytes]
    """The same with our fonts in it, as a reference: whether any words need them, and those without shape."""


class Writer:
    """Writes the pages of records. What pages have in common (boxes, fonts, what shuts them in) is written once."""

    def __init__(self, output: Output, case: str, limits: Limits) -> None:
        self._output, self._limits = output, limits
        self._helvetica = b"%d 0 R" % output.object(HELVETICA)
        self._others: dict[str, bytes] = {}
        """Fonts without shape, by their characters."""
        self._frames: dict[tuple[Source, bytes, int], _Frame] = {}
        self._resources: dict[tuple[Source, bytes], _Resources] = {}
        self._streams: dict[str, bytes] = {}
        self._foot = _Foot(case)

    def page(
        self, source: Source, page: pikepdf.Object, sheet: Sheetful, *, turn: int, behind: Behind, parent: int, number: int,
    ) -> None:  # fmt: skip
        """Write a page as object `number`, turned by so many degrees more, with what lies `behind` it.

        Below it comes a strip with its number on the right, its record on the left. The strip is added outside what was
        received, so the number never lies on it; the record is left out where it has no room. The page's own state
        ends with its drawing, and it shows only within its sheet. Raises Unfit.
        """
        frame = self._frame(source, page, turn)
        resources, room = self._drawn_with(source, page, behind)
        output = self._output
        parts = [frame.begin, *self._drawn(source, page, room)]
        end = frame.end
        if behind.packed:
            parts += [frame.behind, b"%d 0 R" % output.stream(behind.packed, b"/Filter /FlateDecode")]
            end = "Q\n"
        foot = output.stream((end + self._foot.of(frame.shown, sheet)).encode("cp1252"))
        output.object(
            b"<< /Contents [ %s %d 0 R ] %s /Parent %d 0 R /Resources %s >>"
            % (b" ".join(parts), foot, frame.head, parent, resources),
            number,
        )
        source.follow()

    def forget(self) -> None:
        """Let go what was learned of pages, before the files they are in are let go."""
        self._frames.clear()
        self._resources.clear()

    def _frame(self, source: Source, page: pikepdf.Object, turn: int) -> _Frame:
        told = page.unparse(resolved=True)
        common = _COMMON.match(told)
        if common:
            # Entries stand in the order of their names: there are no annotations, which would be first.
            told = b"<< " + _OWN_TO_A_PAGE.sub(b"", told[common.end() :])
        frame = self._frames.get((source, told, turn))
        if frame is None:
            own = entries(told)
            if source.as_it_is and b"/Annots" in own:
                raise Unfit
            frame = self._made(source, page, own, turn)
            if b"/Resources" not in own:
                self._frames[source, told, turn] = frame
        return frame

    def _made(self, source: Source, page: pikepdf.Object, own: dict[bytes, bytes], turn: int) -> _Frame:
        sheet = Sheet.of(page, turn)
        shown = _fitting(sheet)
        begin, end = _brackets(sheet, shown)
        head = [b"/MediaBox %s" % shown.with_foot(FOOT * _scale(shown)).told()]
        if shown.rotation:
            head.append(b"/Rotate %d" % shown.rotation)
        head.append(b"/Type /Page")
        head += [b"%s %s" % (name, source.moved(own[name])) for name in _BROUGHT if name in own]
        return _Frame(
            shown=shown,
            head=b" ".join(head),
            begin=self._shared(begin),
            behind=self._shared(f"{end}q {_laid(shown)} cm\n"),
            end=end,
        )

    def _drawn(self, source: Source, page: pikepdf.Object, room: int | None) -> list[bytes]:
        """The page's own instructions, brought along. Only what is a stream is drawn; anything else in its place would
        make some readers refuse the page.
        """
        own = page.get("/Contents")
        found, most = [], 0
        for part in list(own) if isinstance(own, pikepdf.Array) else [own]:
            if isinstance(part, pikepdf.Stream):
                here, size = source.stream(part)
                found.append(here)
                most += size
        if room is not None and most > room:
            try:
                check_weight(page, self._limits)
            except TooHeavy:
                raise Unfit from None
        return found

    def _drawn_with(self, source: Source, page: pikepdf.Object, behind: Behind) -> tuple[bytes, int | None]:
        """The page's resources, with our fonts under their names whatever it had there; and their room."""
        resources = page.get("/Resources")
        told = resources.unparse(resolved=True) if isinstance(resources, pikepdf.Dictionary) else b"<< >>"
        known = self._resources.get((source, told))
        if known is None:
            try:
                room = room_left(resources, self._limits) if source.as_it_is else None
            except TooHeavy:
                raise Unfit from None
            known = self._resources[source, told] = _Resources(room=room, named={})
        key = bool(behind.packed), behind.others
        if key not in known.named:
            ours = self._ours(behind)
            if resources is None or b"/Font" not in told:
                own = b"%s /Font %s >>" % (source.moved(told)[:-3], dictionary(ours))
            else:
                own = self._among(source, resources, told, ours)
            known.named[key] = b"%d 0 R" % self._output.object(own)
        return known.named[key], known.room

    def _ours(self, behind: Behind) -> dict[bytes, bytes]:
        """The fonts that we write with on a page, by name."""
        ours = {_FOOT_FONT.encode(): self._helvetica}
        if behind.packed:
            ours[WORDS.encode()] = self._helvetica
        for n, characters in enumerate(behind.others):
            if characters not in self._others:
                self._others[characters] = b"%d 0 R" % shapeless(self._output, characters)
            ours[f"{OTHER}{n}".encode()] = self._others[characters]
        return ours

    @staticmethod
    def _among(source: Source, resources: pikepdf.Object, told: bytes, ours: dict[bytes, bytes]) -> bytes:
        """Resources with our fonts among those that they have."""
        fonts = resources.get("/Font")
        named = fonts.unparse(resolved=True) if isinstance(fonts, pikepdf.Dictionary) else b"<< >>"
        own = entries(told)
        own.pop(b"/Font", None)
        own = entries(source.moved(dictionary(own)))
        own[b"/Font"] = dictionary(entries(source.moved(named)) | ours)
        return dictionary(own)

    def _shared(self, content: str) -> bytes:
        """A stream of instructions that many pages have, as a reference."""
        if content not in self._streams:
            self._streams[content] = b"%d 0 R" % self._output.stream(content.encode("ascii"))
        return self._streams[content]


def _laid(sheet: Sheet) -> str:
    """The matrix that lays the sheet of `behind` on this one."""
    _, (ox, oy), (rx, ry), (dx, dy) = sheet.axes()
    wide, high = sheet.width / ACROSS, -sheet.height / ACROSS
    return f"{rx * wide:.6f} {ry * wide:.6f} {dx * high:.6f} {dy * high:.6f} {number(ox)} {number(oy)}"


def _fitting(sheet: Sheet) -> Sheet:
    """The sheet, smaller if it is larger than a PDF page may be: readers refuse or die of such pages."""
    largest = max(sheet.width, sheet.height)
    if largest <= _LARGEST_PAGE:
        return sheet
    scale = _SHRUNK_TO / largest
    return Sheet(
        left=0.0,
        bottom=0.0,
        right=(sheet.right - sheet.left) * scale,
        top=(sheet.top - sheet.bottom) * scale,
        rotation=sheet.rotation,
    )


def _brackets(sheet: Sheet, shown: Sheet) -> tuple[str, str]:
    """What stands before and after a page's own drawing: its state ends with it, and it shows only within the sheet."""
    begin = (
        f"q {number(shown.left)} {number(shown.bottom)} {number(shown.right - shown.left)} "
        f"{number(shown.top - shown.bottom)} re W n\n"
    )
    if shown == sheet:
        return begin, "\nQ\n"
    scale = (shown.right - shown.left) / (sheet.right - sheet.left)
    x, y = number(-sheet.left * scale), number(-sheet.bottom * scale)
    return f"{begin}q {scale:.8f} 0 0 {scale:.8f} {x} {y} cm\n", "\nQ\nQ\n"


def _scale(sheet: Sheet) -> float:
    """The size of what stands at the foot of a sheet, beside that of letter width."""
    return max(sheet.width / _PROPORTION_OF, _NARROWEST)


class _Foot:
    """What stands at the foot of the pages of a case."""

    def __init__(self, case: str) -> None:
        self._case = case.encode("cp1252", "replace").decode("cp1252").translate(_ESCAPES)
        self._case_width = helvetica_width(f"{case} ")
        self._record_width = helvetica_width("Record , page  of ")
        self._strip = lru_cache(maxsize=512)(self._made)

    def of(self, sheet: Sheet, page: Sheetful) -> str:
        """What writes the strip below a sheet: white, the number to its right, the record to its left where there is room."""
        here = f"{page.number:06}"
        said = f"{page.record}, page {page.position} of {page.count}"
        begin, before = self._strip(sheet, len(said) - len(", page  of "), len(here))
        right = f"{begin} ({self._case} {here}) Tj\n"
        return f"{right}{before} (Record {said}) Tj\nET Q EMC\n" if before else f"{right}ET Q EMC\n"

    def _made(self, sheet: Sheet, of_record: int, of_number: int) -> tuple[str, str]:
        """What begins the strip and leads to its text on the right, and what leads to that on the left; for so many digits.

        All digits are of one width. The last is empty where the strip has no room for both.
        """
        left_width = self._record_width + of_record * _DIGIT
        right_width = self._case_width + of_number * _DIGIT
        scale = _scale(sheet)
        size, margin = _SIZE * scale, _MARGIN * scale
        whole = sheet.with_foot(FOOT * scale)
        wide = right_width * size
        if wide > whole.width - 4:
            size, wide = size * (whole.width - 4) / wide, whole.width - 4
        margin = min(margin, max(2.0, (whole.width - wide) / 2))
        baseline = whole.height - _BASELINE * scale
        corners = [whole.point(0, whole.height - FOOT * scale), whole.point(whole.width, whole.height)]
        x, y = min(c[0] for c in corners), min(c[1] for c in corners)
        across, high = abs(corners[0][0] - corners[1][0]), abs(corners[0][1] - corners[1][1])
        begin = (
            "/Artifact <</Type /Pagination /Subtype /Footer>> BDC q\n"
            f"1 g {number(x)} {number(y)} {number(across)} {number(high)} re f\nBT 0 Tr 0 Tc 0 Tw 100 Tz\n"
            f"0 g {_FOOT_FONT} {number(size)} Tf {whole.matrix(whole.width - margin - wide, baseline)} Tm"
        )
        small = size * _SMALL
        if left_width * small + wide + 3 * margin > whole.width:
            return begin, ""
        return begin, f"0.35 g {_FOOT_FONT} {number(small)} Tf {whole.matrix(margin, baseline)} Tm"
