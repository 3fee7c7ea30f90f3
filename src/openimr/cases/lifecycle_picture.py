"""The lifecycle as a picture and as a table, drawn from the table of verbs itself."""

from __future__ import annotations

from xml.sax.saxutils import escape

from openimr.cases.lifecycle import BEFORE_ISSUE, EXITS, VERBS, State, Verb

_W, _H, _DX, _DY, _LEFT, _TOP = 176, 40, 330, 96, 60, 76

PLACE: dict[State, tuple[int, int]] = {
    State.RECEIVED: (0, 0), State.SCREENING: (0, 1), State.NEEDS_INFO: (1, 0), State.DEFERRED: (0, 3),
    State.INELIGIBLE: (0, 2), State.MERGED: (0, 4), State.CONSOLIDATED: (1, 2), State.ELIGIBLE: (1, 1), State.ASSIGNED: (2, 1),
    State.RECORDS_PENDING: (2, 2), State.RECORDS_COMPLETE: (2, 3), State.WITH_REVIEWER: (3, 3),
    State.QUALITY_CHECK: (3, 2), State.ISSUED: (3, 1), State.IMPLEMENTATION: (4, 2), State.APPEALED: (4, 1),
    State.AFFIRMED: (4, 0), State.REMANDED: (3, 0), State.WITHDRAWN: (1, 5), State.TERMINATED_AUTHORIZED: (2, 5),
    State.SETTLED: (3, 5), State.CLOSED_WCAB: (4, 5),
}  # fmt: skip
"""Column and row of each state; the arrows come from the verbs."""


def moves() -> list[tuple[State, State, Verb]]:
    """Every arrow: from, to, by which verb; the ways out that every open case has are left to one row."""
    return [
        (start, verb.to, verb)
        for verb in VERBS.values()
        if verb.to is not None and verb.starts != BEFORE_ISSUE
        for start in sorted(verb.moves_from)
        if start is not verb.to
    ]


def table() -> str:
    """The verbs as a Markdown table."""
    lines = ["| verb | what it does | who | from | to | rule |", "|---|---|---|---|---|---|"]
    for verb in VERBS.values():
        who = ", ".join(sorted(r.value for r in verb.roles))
        if verb.starts == frozenset(State):
            start = "any"
        elif verb.starts == BEFORE_ISSUE:
            start = "any before the letter"
        else:
            start = ", ".join(s.value for s in State if s in verb.starts) or "(opens the case)"
        end = verb.to.value if verb.to else "(stays)"
        if verb.to and verb.moves_from != verb.starts:
            end += f" (from {', '.join(s.value for s in State if s in verb.moves_from)}; else stays)"
        lines.append(f"| `{verb.name}` | {verb.says} | {who} | {start} | {end} | {verb.rule} |")
    return "\n".join(lines) + "\n"


def _corner(state: State) -> tuple[int, int]:
    column, row = PLACE[state]
    return _LEFT + column * _DX, _TOP + row * _DY


def svg() -> str:
    """The states and arrows as an SVG picture with a title and a description for those who hear it."""
    width = _LEFT * 2 + 4 * _DX + _W
    height = _TOP + 5 * _DY + _H + 20
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="t d" font-family="sans-serif">',
        '<title id="t">The lifecycle of a case</title>',
        f'<desc id="d">{escape("; ".join(f"{a.label} to {b.label}: {v.says}" for a, b, v in moves()))}</desc>',
        '<defs><marker id="a" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L10 5L0 10z" fill="#3d4551"/></marker></defs>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="34" font-size="20" font-weight="700" fill="#1b1b1b">The lifecycle of a case</text>',
    ]
    arrows: dict[tuple[State, State], list[str]] = {}
    for start, end, verb in moves():
        arrows.setdefault((start, end), []).append(verb.name)
    parts += [_arrow(start, end, names, (end, start) in arrows) for (start, end), names in arrows.items()]
    parts += [_box(state) for state in State]
    x, y = _corner(State.WITHDRAWN)
    parts.append(
        f'<text x="{x}" y="{y - 12}" font-size="13" fill="#3d4551">'
        "From every state before the letter: withdraw, terminate_authorized, settle, close_by_wcab</text>"
    )
    return "\n".join(parts) + "\n</svg>\n"


def _box(state: State) -> str:
    x, y = _corner(state)
    ended = state in EXITS or state in {State.INELIGIBLE, State.AFFIRMED}
    fill, stroke = ("#f0f0f0", "#71767a") if ended else ("#e7f2f5", "#0d7ea2")
    if state is State.ISSUED:
        fill, stroke = "#ecf3ec", "#4d8055"
    return (
        f'<rect x="{x}" y="{y}" width="{_W}" height="{_H}" rx="6" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        f'<text x="{x + _W / 2:.0f}" y="{y + 25}" font-size="14" text-anchor="middle" fill="#1b1b1b">{state.value}</text>'
    )


def _arrow(start: State, end: State, names: list[str], both_ways: bool) -> str:
    (x1, y1), (x2, y2) = _corner(start), _corner(end)
    tx: float
    ty: float
    shift = 9 if both_ways else 0
    if x1 == x2:
        down = y2 > y1
        far = abs(y2 - y1) > _DY
        if far:  # round the boxes between
            side = x1 - 12 - 14 * (abs(y2 - y1) // _DY - 1) if down else x1 + _W + 16
            edge = x1 if down else x1 + _W
            points = f"M{edge} {y1 + _H / 2 + shift:.0f}H{side}V{y2 + _H / 2 + shift:.0f}H{edge}"
            tx, ty, anchor = (side + 4, y2 - 14, "start") if down else (side + 4, y1 - 6, "start")
        else:
            x = x1 + _W / 2 + (shift if down else -shift)
            a, b = (y1 + _H, y2) if down else (y1, y2 + _H)
            points = f"M{x:.0f} {a}V{b}"
            tx, ty, anchor = (
                x + (6 if down or not both_ways else -6),
                (a + b) / 2 + 4,
                "start" if down or not both_ways else "end",
            )
    elif y1 == y2:
        right = x2 > x1
        y = y1 + _H / 2 + (shift if right else -shift)
        a, b = (x1 + _W, x2) if right else (x1, x2 + _W)
        points = f"M{a} {y:.0f}H{b}"
        tx, ty, anchor = (a + b) / 2, y - 6, "middle"
    else:
        a, b = (x1 + _W, x2) if x2 > x1 else (x1, x2 + _W)
        points = f"M{a} {y1 + _H / 2 + shift:.0f}L{b} {y2 + _H / 2 + shift:.0f}"
        tx, ty, anchor = a + (b - a) * 0.4, y1 + (y2 - y1) * 0.4 + _H / 2 + shift, "middle"
    label = "".join(
        f'<tspan x="{tx:.0f}" dy="{0 if n == 0 else 13}">{escape(name)}</tspan>'
        for n, name in enumerate(names)
    )
    return (
        f'<path d="{points}" fill="none" stroke="#3d4551" stroke-width="1.3" marker-end="url(#a)"/>'
        f'<text y="{ty:.0f}" font-size="11" text-anchor="{anchor}" fill="#3d4551" paint-order="stroke" '
        f'stroke="#ffffff" stroke-width="3">{label}</text>'
    )
