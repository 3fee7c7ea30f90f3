"""The lists, the ledger, the sweep and the figures at 1,000 and at 100,000 cases, on SQLite and on PostgreSQL.

Rows are made in the database as the actions leave them, from one case that went through the doors: it is the number
of rows that is measured. Reads are of the page as its user gets it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

FEW, MANY = 1_000, 100_000

PROGRAM = """
import datetime as dt, json, sys, time
from openimr.cli import set_up, migrate
set_up(); migrate()
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openimr.cases import sweep
from openimr.cases.actors import Actor
from openimr.cases.figures import figures
from openimr.cases.models import Case, Deadline, User
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake.application import read_form
few, many = int(sys.argv[1]), int(sys.argv[2])
settings.ALLOWED_HOSTS = ["testserver"]
people = {r: User.objects.create_user(r.value, password="x", role=r.value) for r in (Role.INTAKE_CLERK, Role.RECORDS_CLERK, Role.AUDITOR)}
by = Actor.of(people[Role.INTAKE_CLERK])
at = dt.datetime(2026, 1, 5, 18, tzinfo=dt.UTC)
fields = {"claim_number": "A", "diagnosis": "B", "date_of_injury": "2025-01-02", "signed": True,
  "ur_decision": {"decided_on": "2025-12-20", "served_on": "2025-12-20"},
  "parties": [{"role": r, "name": f"N {r}"} for r in ("employee", "employer", "claims-administrator", "requesting-physician")],
  "items": [{"description": "X-ray"}, {"description": "MRI"}]}
first = intake.file_application(None, by=by, at=at, form=read_form(fields), given=fields, ur_decision=b"x")
intake.screen(first, by=by, at=at); intake.find_eligible(first, by=by, at=at)
intake.send_notice_of_assignment(first, by=by, at=at, sent_by="electronic")
first.refresh_from_db()
Deadline.objects.update(sweep_at=None)  # nothing is to be told of the pattern itself

def columns(table):
    return [c.column for c in table._meta.concrete_fields if not c.primary_key]

def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)

sqlite = connection.vendor == "sqlite"
def shifted(column, n):
    return f"date({column}, '+' || {n} || ' days')" if sqlite else f"({column} + ({n}) * interval '1 day')::date"

def grow(start, end):
    # Half of the cases wait for somebody, half are over; their dates lie over a year and a half.
    names = columns(Case)
    n = "(n % 500)"
    state = "CASE n % 8 WHEN 0 THEN 'screening' WHEN 1 THEN 'assigned' WHEN 2 THEN 'records_pending' WHEN 3 THEN 'records_complete' WHEN 4 THEN 'ineligible' ELSE 'affirmed' END"
    of = {"number": "'CM26-' || (9000000 - n)", "state": state, "sort_on": shifted("c.sort_on", n), "due_on": shifted("c.due_on", n),
          "received_on": shifted("c.received_on", n), "assigned_on": shifted("c.assigned_on", n),
          "determined_on": f"CASE WHEN n % 8 > 4 THEN {shifted('c.assigned_on', '(' + n + ' + 28)')} END"}
    cases, key = Case._meta.db_table, first.pk
    picked = ", ".join(of.get(x, "c." + x) for x in names)
    run(f"INSERT INTO {cases} ({', '.join(names)}) WITH RECURSIVE s(n) AS (SELECT {start} UNION ALL SELECT n + 1 FROM s WHERE n + 1 < {end}) SELECT {picked} FROM s, {cases} c WHERE c.id = {key}")
    made = f"SELECT id, number, sort_on, state FROM {cases} WHERE number <= 'CM26-{9000000 - start}' AND number > 'CM26-{9000000 - end}' AND id <> {key}"
    for related in (first.parties.model, first.items.model, Deadline):
        names, table = columns(related), related._meta.db_table
        open_ = "m.state IN ('assigned', 'records_pending')"
        of = {"case_id": "m.id"}
        if related is Deadline:
            of |= {"due_on": "m.sort_on", "standing": f"CASE WHEN r.standing = 'open' AND NOT {open_} THEN 'kept' ELSE r.standing END",
                   "sweep_at": "NULL"}
        picked = ", ".join(of.get(x, "r." + x) for x in names)
        run(f"INSERT INTO {table} ({', '.join(names)}) SELECT {picked} FROM ({made}) m, {table} r WHERE r.case_id = {key}")
    role = "CASE m.state WHEN 'screening' THEN 'intake-clerk' WHEN 'records_complete' THEN 'panel-manager' ELSE 'records-clerk' END"
    run(f"INSERT INTO cases_waiting (case_id, role, sort_on, number) SELECT m.id, {role}, m.sort_on, m.number FROM ({made}) m WHERE m.state IN ('screening', 'assigned', 'records_pending', 'records_complete')")
    run("ANALYZE")

def clients():
    found = {}
    for role, user in people.items():
        found[role] = Client(); found[role].force_login(user)
    return found

C = clients()
def page(role, path):
    def ask():
        response = C[role].get(path)
        assert response.status_code == 200, (path, response.status_code)
    return ask

def middle():
    row = Case.objects.order_by("sort_on", "number")[Case.objects.count() // 2]
    return f"/queue?state=all&after={row.sort_on}~{row.number}"

def telling(count=20):
    rows = list(Deadline.objects.filter(standing="open", name="records-due", sweep_at=None).order_by("-pk").values_list("pk", flat=True)[:count])
    now = dt.datetime(2029, 1, 1, tzinfo=dt.UTC)
    Deadline.objects.filter(pk__in=rows).update(sweep_at=now)
    from openimr.cases import reminders
    kept, reminders.writers = reminders.writers, {}
    began = time.perf_counter()
    swept = sweep.sweep(at=now)
    took = time.perf_counter() - began
    reminders.writers = kept
    assert swept.escalated == count, vars(swept)
    return took / count

result = {}
size = 1
for to in (few, many):
    grow(size, to); size = to
    assert Case.objects.count() == to, Case.objects.count()
    work = {
        "work list of the intake clerk": page(Role.INTAKE_CLERK, "/queue"), "work list of the records clerk": page(Role.RECORDS_CLERK, "/queue"),
        "all cases": page(Role.AUDITOR, "/queue?state=all"), "all cases, a page in the middle": page(Role.AUDITOR, middle()),
        "case page": page(Role.INTAKE_CLERK, f"/cases/{first.number}"),
        "ledger of a case": page(Role.INTAKE_CLERK, f"/cases/{first.number}/ledger"),
        "what is due": page(Role.INTAKE_CLERK, "/due"),
        "sweep with nothing to do": lambda: sweep.sweep(at=at),
        "the figures of a year": lambda: figures(since=dt.date(2026, 1, 1), until=dt.date(2026, 12, 31)),
    }
    for name, do in work.items():
        do(); times = []
        for _ in range(9):
            with CaptureQueriesContext(connection) as seen:
                began = time.perf_counter(); do(); times.append(time.perf_counter() - began)
        result[f"{name}@{to}"] = (len(seen), min(times))  # others use the machine too: the least disturbed round
    result[f"sweep, one telling@{to}"] = (0, telling())
print(json.dumps(result))
"""


def main() -> None:
    """Print the number of queries at both sizes, and the time at the larger as a multiple of that at the smaller."""
    sizes = [int(n) for n in os.environ.get("BENCH_CASES", f"{FEW},{MANY}").split(",")]
    for name, found in _measured(sizes):
        print(f"\n{name}\n")
        print(
            f"| what | queries at {sizes[0]:,} cases | at {sizes[1]:,} | time at {sizes[1]:,} as a multiple | beside a case "
            "page there |\n|---|---|---|---|---|"
        )
        page = found[f"case page@{sizes[1]}"][1]
        for key in [key.split("@")[0] for key in found if key.endswith(f"@{sizes[0]}")]:
            few, many = found[f"{key}@{sizes[0]}"], found[f"{key}@{sizes[1]}"]
            queries = f"{few[0]} | {many[0]}" if few[0] else "- | -"
            print(f"| {key} | {queries} | {many[1] / few[1]:.2f} | {many[1] / page:.2f} |")


def _measured(sizes: list[int]):
    with tempfile.TemporaryDirectory() as folder:
        yield "SQLite", _run(sizes, {"OPENIMR_HOME": folder})
    from tests.environment import postgresql_programs

    programs = postgresql_programs()
    if programs is None:
        print("\nPostgreSQL's programs are not here: only SQLite was measured.")
        return
    from tests.environment import Cluster

    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # the cluster runs as another user
        cluster = Cluster(Path(folder) / "cluster", programs)
        try:
            home = {"OPENIMR_HOME": str(Path(folder) / "home"), "DATABASE_URL": cluster.create("bench"),
                    "IDENTITY_DATABASE_URL": cluster.create("bench_identities")}  # fmt: skip
            yield "PostgreSQL", _run(sizes, home)
        finally:
            cluster.stop()


def _run(sizes: list[int], env: dict[str, str]) -> dict[str, tuple[int, float]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(str, sizes)],
        env={**os.environ, "PYTHONWARNINGS": "ignore", **env}, capture_output=True, text=True, check=False,
        cwd=Path(__file__).resolve().parent.parent,
    )  # fmt: skip
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    return json.loads(done.stdout.strip().splitlines()[-1])
