"""The environment of the tests, set before anything of Django is read (loaded with `-p`).

Every test process has a house of its own in a temporary folder. With OPENIMR_TEST_DATABASE=postgresql a
PostgreSQL cluster is started for the run, from the machine's own programs, and ended after it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="openimr-tests-"))
HOME.chmod(0o755)  # PostgreSQL's own user must come through
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

os.environ["OPENIMR_HOME"] = str(HOME / "house")
for name in ("OPENIMR_FILES", "OPENIMR_OUTBOX", "OPENIMR_CORPUS", "OPENIMR_KEYS"):
    os.environ.pop(name, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "openimr.web.settings"
os.environ.setdefault("OPENIMR_WORKERS", "2")
# The second reading of poor scans has tests of its own; elsewhere only the worst pages need it.
os.environ.setdefault("OPENIMR_READ_AGAIN_BELOW", "0.9")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs in the tests' own thread


def postgresql_programs() -> Path | None:
    """The folder of initdb and pg_ctl, the newest version first; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    if found:
        return found[0].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


class Cluster:
    """A PostgreSQL cluster in a temporary folder, reached by a socket only."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder, self.programs = folder, programs
        folder.mkdir(parents=True)
        self.as_user: list[str] = []
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            user = "postgres" if _has_user("postgres") else "nobody"
            shutil.chown(folder, user)
            self.as_user = ["setpriv", f"--reuid={user}", f"--regid={_group(user)}", "--clear-groups"]
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "openimr", "-A", "trust", "-E", "UTF8", "--no-sync"
        )
        self._run(
            "pg_ctl", "-D", str(folder / "data"), "-w", "-l", str(folder / "log"),
            "-o", f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off -c max_connections=60",
            "start",
        )  # fmt: skip

    def _run(self, program: str, *args: str) -> None:
        done = subprocess.run(
            [*self.as_user, str(self.programs / program), *args],
            cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr.strip()}")

    def url(self, database: str) -> str:
        return f"postgresql://openimr@/{database}?host={self.folder}"

    def create(self, database: str) -> str:
        self._run("createdb", "-h", str(self.folder), "-U", "openimr", database)
        return self.url(database)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")


def _has_user(name: str) -> bool:
    import pwd

    return any(entry.pw_name == name for entry in pwd.getpwall())


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


if os.environ.get("OPENIMR_TEST_DATABASE") == "postgresql":
    _programs = postgresql_programs()
    if _programs is None:
        if os.environ.get("CI"):
            raise SystemExit(
                "PostgreSQL's programs are not here, and CI must run these tests: install postgresql."
            )
        print("PostgreSQL's programs are not here: its tests are skipped. Install postgresql to run them.")
        raise SystemExit(0)
    _cluster = Cluster(HOME / "pg", _programs)
    atexit.register(_cluster.stop)
    os.environ["DATABASE_URL"] = _cluster.create("openimr")
    os.environ["IDENTITY_DATABASE_URL"] = _cluster.create("identities")
else:
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("IDENTITY_DATABASE_URL", None)
