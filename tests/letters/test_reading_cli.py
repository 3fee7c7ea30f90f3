"""`openimr letters parse`."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result

from openimr.cli.letters import letters
from openimr.cli.letters_many import DIED
from openimr.letters import parse

from .reading_samples import item, letter

TEXT = letter(item(rationale="The “brace” is not needed."), front="Case Number: CM14-0012345")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(letters, ["parse", *arguments], input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    (folder / "more").mkdir(parents=True)
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.TXT").write_text("no letter", encoding="utf-8")
    (folder / "more" / "c.txt").write_text(TEXT, encoding="utf-8")
    (folder / "notes.md").write_text("notes", encoding="utf-8")
    return folder


def test_one_file_gives_one_object(folder: Path) -> None:
    result = run(str(folder / "b.txt"))
    assert result.exit_code == 0
    assert json.loads(result.stdout) == parse(TEXT).to_json()
    assert result.stderr == ""


@pytest.mark.parametrize("many", [False, True])
def test_a_full_disk_at_standard_output_is_told(folder: Path, *, many: bool) -> None:
    source = [folder, "--processes", "2"] if many else [folder / "b.txt"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "openimr.cli", "letters", "parse", *source],
            stdout=full, stderr=subprocess.PIPE, check=False, text=True,
        )  # fmt: skip
    assert done.returncode == 1
    assert "standard output cannot be written (No space left on device)" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_name_that_no_file_can_have_is_told(folder: Path) -> None:
    result = run("a" * 300 + ".txt", str(folder / "b.txt"))
    assert result.exit_code == 1
    assert "the file cannot be opened (File name too long)" in result.stderr
    assert len(lines(result)) == 1


@pytest.mark.parametrize("command", ["parse", "render", "verify"])
def test_the_help_shows_each_example_on_a_line_of_its_own(command: str) -> None:
    words = CliRunner().invoke(letters, [command, "--help"]).stdout
    assert f"\n    openimr letters {command} " in words
    assert "\\b" not in words


@pytest.mark.parametrize("processes", ["1", "2"])
def test_long_work_tells_how_far_it_is_and_counts_what_failed(processes: str, tmp_path: Path) -> None:
    for number in range(1003):
        (tmp_path / f"{number:04}.txt").write_text("no letter")
    (tmp_path / "0007.txt").write_bytes(b"\0")
    result = run("--processes", processes, str(tmp_path))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1002
    assert result.stderr.splitlines()[1:] == ["1000 files are read", "1 of 1003 files could not be read"]


def test_a_dash_reads_standard_input() -> None:
    result = run("-", stdin=TEXT.encode())
    assert result.exit_code == 0
    assert json.loads(result.stdout) == parse(TEXT).to_json()


def test_several_files_give_a_line_each_with_the_files_name(folder: Path) -> None:
    paths = [str(folder / "b.txt"), str(folder / "a.TXT"), "-"]
    result = run(*paths, stdin=TEXT.encode())
    assert result.exit_code == 0
    assert [line.pop("file") for line in lines(result)] == paths
    first, second, third = lines(result)
    assert first == {"file": paths[0], **parse(TEXT).to_json()}
    assert second["layout"] == "unknown"
    assert third["disputed_items"] == first["disputed_items"]


def test_a_folder_gives_all_its_letters_and_says_what_it_leaves_out(folder: Path) -> None:
    result = run(str(folder))
    assert result.exit_code == 0
    assert [Path(str(line["file"])).name for line in lines(result)] == ["a.TXT", "b.txt", "c.txt"]
    assert "notes.md" in result.stderr


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no .txt" in result.stderr


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_a_file_that_fails_is_listed_and_the_others_are_printed(folder: Path, order: Sequence[int]) -> None:
    bad = folder / "bad.pdf"
    bad.write_bytes(b"no PDF")
    paths = [str(folder / "b.txt"), str(bad), str(folder / "none.txt")]
    result = run(*(paths[n] for n in order))
    assert result.exit_code == 1
    assert [line["file"] for line in lines(result)] == [paths[0]]
    assert all(path in result.stderr for path in paths[1:])
    assert paths[0] not in result.stderr


def test_one_file_that_fails_prints_nothing(tmp_path: Path) -> None:
    result = run(str(tmp_path / "none.txt"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none.txt" in result.stderr


def test_several_processes_print_what_one_prints(folder: Path) -> None:
    (folder / "bad.pdf").write_bytes(b"no PDF")
    for number in range(40):
        (folder / f"n{number}.txt").write_text(TEXT + f"\n{number}.", encoding="utf-8")
    one, two = run(str(folder)), run("--processes", "2", str(folder))
    assert (two.exit_code, two.stdout) == (one.exit_code, one.stdout)
    assert sorted(two.stderr.splitlines()) == sorted(one.stderr.splitlines())
    assert one.exit_code == 1


def _reader_of(pipe: Path) -> int | None:
    """The process that has a pipe open for reading."""
    for held in Path("/proc").glob("[0-9]*/fd/*"):
        with suppress(OSError):
            if held.readlink() == pipe and int(held.parts[2]) != os.getpid():
                return int(held.parts[2])
    return None


def _feed(pipe: Path, kills: int, done: Event) -> None:
    """Kill so many processes, one after the other, while they read the pipe; the one after them may read a letter."""
    for killed in range(kills + 1):
        end = None
        while end is None and not done.wait(0.02):
            with suppress(OSError):  # as long as nobody reads it
                end = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        reader = None
        while end is not None and reader is None and not done.wait(0.02):
            reader = _reader_of(pipe)
        if end is None or reader is None:
            return
        if killed < kills:
            os.kill(reader, signal.SIGKILL)
            os.close(end)  # at once: the next process that reads the pipe must not find its end
            while _reader_of(pipe) == reader and not done.wait(0.02):
                pass
        else:
            os.write(end, TEXT.encode())
            os.close(end)


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the test finds the process in /proc")
@pytest.mark.parametrize("kills", [1, 2])
def test_a_reading_process_that_is_killed_costs_no_other_letter(folder: Path, kills: int) -> None:
    """A file is read a second time; one that costs two processes is named and left out."""
    for number in range(40):
        (folder / f"n{number}.txt").write_text(TEXT + f"\n{number}.", encoding="utf-8")
    expected = lines(run(str(folder)))
    pipe = folder / "n07.txt"
    os.mkfifo(pipe)
    done = Event()
    Thread(target=_feed, args=(pipe, kills, done), daemon=True).start()
    result = run("--processes", "2", str(folder))
    done.set()
    printed = lines(result)
    assert [line for line in printed if line["file"] != str(pipe)] == expected
    assert result.exit_code == kills - 1
    of_the_pipe = [line for line in printed if line["file"] == str(pipe)]
    if kills == 1:
        assert of_the_pipe == [{"file": str(pipe), **parse(TEXT).to_json()}]
    else:
        assert not of_the_pipe
        assert f"{pipe}: {DIED}" in result.stderr.splitlines()


def test_standard_input_is_read_by_one_process(folder: Path) -> None:
    result = run("--processes", "2", "-", str(folder), stdin=TEXT.encode())
    assert result.exit_code == 2
    assert "standard input" in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="everything can be opened")
def test_a_folder_that_cannot_be_opened_fails(folder: Path) -> None:
    closed = folder / "more"
    closed.chmod(0)
    try:
        result = run(str(folder))
    finally:
        closed.chmod(0o700)
    assert result.exit_code == 1
    assert len(lines(result)) == 2


def test_a_document_that_is_no_letter_is_read(tmp_path: Path) -> None:
    path = tmp_path / "soup.txt"
    path.write_text("Salt it.", encoding="utf-8")
    result = run(str(path))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["disputed_items"] == []


def test_wrong_usage_is_said_with_its_own_status() -> None:
    assert run().exit_code == 2
    assert run("--nothing").exit_code == 2


def test_the_help_shows_an_example() -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert "openimr letters parse letter.pdf" in result.stdout


def test_the_group_lists_its_commands_and_loads_them_when_named() -> None:
    result = CliRunner().invoke(letters, ["--help"])
    assert "parse" in result.stdout
    assert "verify" in result.stdout
    assert CliRunner().invoke(letters, ["verify", "--help"]).exit_code == 0
