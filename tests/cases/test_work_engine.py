"""What `cases.work` asks of the engine of workflows by names that are not public: it fails here when they go."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import json, sys, threading
from dbos import DBOS, SetWorkflowID
from openimr.cases import work

begun, end = threading.Event(), threading.Event()

@DBOS.workflow(name="waits")
def waits():
    begun.set()
    end.wait(60)

DBOS(config={
    "name": "test", "system_database_url": f"sqlite:///{sys.argv[1]}", "executor_id": "here", "application_version": "1",
    "log_level": "ERROR", "console_log_level": "ERROR", "enable_otlp": False,
})
DBOS.launch()
with SetWorkflowID("one"):
    handle = DBOS.start_workflow(waits)
begun.wait(60)
during = sorted(work._at_hand())
end.set()
handle.get_result()
print(json.dumps([during, sorted(work._at_hand()), work._go_on_with("somebody-who-never-was")]))
DBOS.destroy()
"""


def test_the_engine_tells_which_workflows_it_is_at_and_takes_over_those_of_another(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "work.sqlite3")],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout.splitlines()[-1]) == [["one"], [], 0]
