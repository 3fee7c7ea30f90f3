"""Files with columns: the register's own CSV, a licence board's export, the NPI registry. Pure.

Each reader gives rows or entries and the faults of the file, each with its line; a fault costs its own row only, unless
the columns themselves are wrong. No message quotes a name or a number of a person.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import process

from openimr.panel.credentials.entry import Fault, is_npi
from openimr.panel.credentials.sources import sources


class FileUnreadable(ValueError):
    """The file as a whole cannot be read; `fault` says where and why."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def text_of(data: bytes) -> str:
    """The text of a file: UTF-8 with or without its mark. Raises: FileUnreadable, with the byte."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileUnreadable(
            Fault(
                place=f"byte {problem.start}",
                expected="UTF-8",
                found="other bytes",
                cure="Save the file as UTF-8.",
            )
        ) from None


def rows_of(text: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """The header of a CSV text and its rows with their lines. Raises: FileUnreadable for a file with no header."""
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
    except (StopIteration, csv.Error):
        raise FileUnreadable(
            Fault(place="line 1", expected="the names of the columns", found="nothing that can be read")
        ) from None
    if twice := {name for name in header if name and header.count(name) > 1}:
        raise FileUnreadable(
            Fault(place="line 1", expected="each column once", found=f"{sorted(twice)[0]} again")
        )

    def rows() -> Iterator[tuple[int, list[str]]]:
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                raise FileUnreadable(
                    Fault(place=f"line {reader.line_num}", expected="a CSV row", found=str(problem))
                ) from None
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]

    return header, rows()


# --- the register's own CSV ---------------------------------------------------------------------------------------

_PLAIN = (
    "id", "name", "npi", "email", "profession", "languages", "capacity", "elsewhere", "pay_class", "discipline", "qme",
    "verified_on", "verified_by",
)  # fmt: skip
_GROUPS = {
    "licence": ("licences", ("state", "status", "number", "begins_on", "expires_on")),
    "certification": ("certifications", ("specialty", "board", "begins_on", "expires_on")),
    "practice": ("practice", ("since", "until", "hours_per_week")),
    "tie": ("ties", ("to", "kind", "since", "until", "share_of_income")),
    "away": ("away", ("from", "to")),
    "consent": ("consents", ("consent", "given_on", "until")),
}
_NUMBERED = re.compile(r"(licence|certification|practice|tie|away|consent)_([1-9][0-9]?)_([a-z_]+)")


def entries_of_csv(text: str) -> tuple[list[dict[str, Any]], list[Fault]]:
    """
    Raw entries from the register's CSV, one row a reviewer, and the faults of its columns and cells.

    Columns: `id`, `name`, `npi`, `email`, `profession`, `languages` (with semicolons), `capacity`, `elsewhere`,
    `pay_class`, `discipline` and `qme` (`none` says that it was looked for), `verified_on`, `verified_by`, and numbered
    groups: `licence_1_state`, `tie_2_kind` … A kind of fact of which there is no column is not spoken of.
    Raises: FileUnreadable.
    """
    header, rows = rows_of(text)
    known = [*_PLAIN, *(f"{group}_1_{name}" for group, (_, names) in _GROUPS.items() for name in names)]
    for name in header:
        numbered = _NUMBERED.fullmatch(name)
        if name not in _PLAIN and not (numbered and numbered[3] in _GROUPS[numbered[1]][1]):
            near = process.extractOne(name, known)
            raise FileUnreadable(
                Fault(
                    place="line 1",
                    expected="known columns",
                    found=f"'{name[:40]}'",
                    cure=f"Meant may be {near[0]}." if near else "",
                )
            )
    if "id" not in header:
        raise FileUnreadable(Fault(place="line 1", expected="a column id", found="none"))
    entries, faults = [], []
    for line, cells in rows:
        if len(cells) > len(header):
            faults.append(
                Fault(
                    place=f"line {line}",
                    expected=f"{len(header)} cells",
                    found=str(len(cells)),
                    cure="Put quotation marks around a cell with a comma.",
                )
            )
            continue
        row = dict(zip(header, cells, strict=False))
        entries.append({"place": f"line {line}", **_entry(row, header, line, faults)})
    return entries, faults


def _entry(row: Mapping[str, str], header: Sequence[str], line: int, faults: list[Fault]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": row.get("id", "")}
    if row.get("profession"):
        entry["profession"] = row["profession"]
    if "languages" in header:
        entry["languages"] = [one.strip() for one in row.get("languages", "").split(";") if one.strip()]
    if row.get("capacity"):
        entry["terms"] = {
            "capacity": _number(row["capacity"]), "elsewhere": _number(row.get("elsewhere") or "0"),
            "pay_class": row.get("pay_class", ""),
        }  # fmt: skip
    if row.get("discipline"):
        entry["discipline"] = (
            [] if row["discipline"] in {"none", "none-found"} else [{"action": row["discipline"]}]
        )
    if row.get("qme"):
        entry["roles"] = (
            [] if row["qme"] in {"none", "no"} else [{"role": "qme" if row["qme"] == "yes" else row["qme"]}]
        )
    for group, (kind, names) in _GROUPS.items():
        numbers = sorted({int(m[2]) for name in header if (m := _NUMBERED.fullmatch(name)) and m[1] == group})
        if numbers:
            found = []
            for number in numbers:
                one = {name: row.get(f"{group}_{number}_{name}", "") for name in names}
                if any(one.values()):
                    found.append(
                        {
                            k: _number(v) if k in {"hours_per_week", "share_of_income"} else v
                            for k, v in one.items()
                            if v
                        }
                    )
            entry[kind] = found
    if row.get("name"):
        entry["identity"] = {"name": row["name"], "npi": row.get("npi", ""), "email": row.get("email", "")}
    verified = {"on": row.get("verified_on"), "by": row.get("verified_by")}
    if any(verified.values()):
        entry["verified"] = {name: value for name, value in verified.items() if value}
    return entry


def _number(text: str) -> int | float | str:
    """A cell as a number, or as it is: the check of the entry then names it."""
    if re.fullmatch(r"[0-9]{1,9}", text):
        return int(text)
    if re.fullmatch(r"[0-9]{0,9}\.[0-9]{1,9}", text):
        return float(text)
    return text


# --- a licence board's export -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class BoardRecord:
    """One licence as a board has it. `name` is "first middle last", for comparison only."""

    place: str
    state: str
    number: str
    name: str
    status: str
    begins_on: dt.date | None
    expires_on: dt.date | None


# California's Department of Consumer Affairs, Standard File Record Layout (dca.ca.gov, public information): positions
# counted from one, both included. A standard file holds current renewable licences only.
_STANDARD = {
    "number": (17, 24), "person": (25, 25), "last": (26, 60), "first": (61, 75), "middle": (76, 87), "issued": (239, 246),
    "expires": (263, 270),
}  # fmt: skip
STANDARD_LENGTH = 296

_BOARD_COLUMNS = {
    "number": ("license number", "licence number", "license no", "lic number", "licnum"),
    "last": ("last name", "org/last name", "lastname"),
    "first": ("first name", "firstname"),
    "middle": ("middle name", "middlename"),
    "status": (
        "license status",
        "licence status",
        "status",
        "primary status code",
        "license status description",
    ),
    "issued": ("original issue date", "issue date", "date issued", "dateissued"),
    "expires": ("expiration date", "expiry date", "date expired", "dateexpired"),
}


def board_records(text: str, *, state: str) -> tuple[list[BoardRecord], list[Fault]]:
    """
    The licences of a board's export: the fixed-width standard file of California's boards, or CSV with a header.

    Raises: FileUnreadable where it is neither.
    """
    first = text.split("\n", 1)[0].rstrip("\r")
    if "," not in first and len(first) >= 270:
        return _fixed(text, state)
    header, rows = rows_of(text)
    plain = [name.casefold() for name in header]
    places: dict[str, int] = {}
    for field, names in _BOARD_COLUMNS.items():
        found = [plain.index(name) for name in names if name in plain]
        if found:
            places[field] = found[0]
        elif field in {"number", "last", "status"}:
            raise FileUnreadable(
                Fault(
                    place="line 1",
                    expected=f"a column {' or '.join(names)}",
                    found=f"{len(header)} other columns",
                )
            )
    records: list[BoardRecord] = []
    faults: list[Fault] = []
    for line, cells in rows:
        row = {field: cells[at] if at < len(cells) else "" for field, at in places.items()}
        _record(row, f"line {line}", state, records, faults)
    return records, faults


def _fixed(text: str, state: str) -> tuple[list[BoardRecord], list[Fault]]:
    records: list[BoardRecord] = []
    faults: list[Fault] = []
    for line, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        if len(raw) < 270:
            faults.append(
                Fault(place=f"line {line}", expected=f"{STANDARD_LENGTH} characters", found=str(len(raw)))
            )
            continue
        row = {name: raw[begin - 1 : end].strip() for name, (begin, end) in _STANDARD.items()}
        if row.pop("person") == "B":
            continue  # a business
        _record({**row, "status": "current"}, f"line {line}", state, records, faults)
    return records, faults


def _record(
    row: Mapping[str, str], place: str, state: str, records: list[BoardRecord], faults: list[Fault]
) -> None:
    status = " ".join(re.sub(r"[^a-z]+", " ", row.get("status", "").casefold()).split())
    before = len(faults)
    if status not in sources().licence_status:
        faults.append(
            Fault(
                place=place,
                expected="a status that data/sources.yaml knows",
                found=f"'{row.get('status', '')[:40]}'",
                cure="Add the board's word there.",
            )
        )
    dates = {name: _day(row.get(name, ""), f"{place}, {name}", faults) for name in ("issued", "expires")}
    if not row.get("number"):
        faults.append(Fault(place=place, expected="a licence number", found="none"))
    if dates["issued"] and dates["expires"] and dates["expires"] < dates["issued"]:
        faults.append(
            Fault(
                place=place,
                expected="a licence that ends after it begins",
                found=f"{dates['issued']} to {dates['expires']}",
                cure="Ask the board; one of the two is wrong.",
            )
        )
    if len(faults) == before:
        name = " ".join(row.get(part, "") for part in ("first", "middle", "last"))
        records.append(
            BoardRecord(
                place=place, state=state, number=row["number"], name=" ".join(name.split()),
                status=sources().licence_status[status], begins_on=dates["issued"], expires_on=dates["expires"],
            )
        )  # fmt: skip


def _day(text: str, place: str, faults: list[Fault]) -> dt.date | None:
    """A day as boards and registries write it: 20260131, 01/31/2026 or 2026-01-31; zeros and nothing are none."""
    if not text.strip("0 /-"):
        return None
    for pattern in ("%Y%m%d", "%m/%d/%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    faults.append(
        Fault(place=place, expected="a day as 20260131, 01/31/2026 or 2026-01-31", found=f"'{text[:20]}'")
    )
    return None


# --- the NPI registry ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class NpiRecord:
    """A provider of the NPI registry's dissemination file: a person (`kind` 1) or an organisation (2)."""

    place: str
    npi: str
    kind: str
    name: str
    other_name: str
    parent: str
    taxonomies: tuple[str, ...]
    licences: tuple[tuple[str, str], ...]
    """(state, number), as the provider states them."""
    deactivated_on: dt.date | None


_NPI_MUST = (
    "NPI",
    "Entity Type Code",
    "Provider Last Name (Legal Name)",
    "Healthcare Provider Taxonomy Code_1",
)


def npi_records(
    lines: Iterator[str], wanted: frozenset[str], *, organisations: bool = True
) -> Iterator[NpiRecord | Fault]:
    """
    The providers of an NPPES file whose number is wanted, and, with `organisations`, all organisations; row by row, for
    the file has millions. A row that cannot be read is given as a Fault. Raises: FileUnreadable for other columns.
    """
    reader = csv.reader(lines)
    try:
        header = {name: place for place, name in enumerate(next(reader))}
    except (StopIteration, csv.Error):
        raise FileUnreadable(
            Fault(place="line 1", expected="the columns of an NPPES file", found="nothing")
        ) from None
    for name in _NPI_MUST:
        if name not in header:
            raise FileUnreadable(
                Fault(
                    place="line 1", expected=f"the column {name} of an NPPES file", found="none of that name"
                )
            )
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as problem:
            yield Fault(place=f"line {reader.line_num}", expected="a CSV row", found=str(problem))
            continue

        def cell(name: str, row: list[str] = row) -> str:
            at = header.get(name)
            return row[at].strip() if at is not None and at < len(row) else ""

        number, kind = cell("NPI"), cell("Entity Type Code")
        if number not in wanted and not (organisations and kind == "2"):
            continue
        place = f"line {reader.line_num}"
        if not is_npi(number):
            yield Fault(place=place, expected="ten digits whose check digit is right", found="others")
            continue
        faults: list[Fault] = []
        gone = _day(cell("NPI Deactivation Date"), f"{place}, NPI Deactivation Date", faults)
        back = _day(cell("NPI Reactivation Date"), f"{place}, NPI Reactivation Date", faults)
        if faults:
            yield faults[0]
            continue
        person = " ".join(
            cell(f"Provider {part}") for part in ("First Name", "Middle Name", "Last Name (Legal Name)")
        )
        yield NpiRecord(
            place=place, npi=number, kind=kind,
            name=" ".join(person.split()) if kind == "1" else cell("Provider Organization Name (Legal Business Name)"),
            other_name=cell("Provider Other Organization Name"), parent=cell("Parent Organization LBN"),
            taxonomies=tuple(c for n in range(1, 16) if (c := cell(f"Healthcare Provider Taxonomy Code_{n}"))),
            licences=tuple(
                (state, held) for n in range(1, 16)
                if (state := cell(f"Provider License Number State Code_{n}")) and (held := cell(f"Provider License Number_{n}"))
            ),
            deactivated_on=gone if gone and not (back and back >= gone) else None,
        )  # fmt: skip
