"""A run that is killed, at any moment, and gone on with: nothing is lost and nothing is there twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from glob import glob

import pytest

import krnews.cli.rows
import krnews.cli.run
from krnews.cli.faults import InputError
from krnews.cli.inputs import Columns, Record
from krnews.cli.run import Job, run

COUNT = 130
COLUMNS = Columns("body", "date", ("id",))


class Killed(BaseException):
    """Stands for the moment at which a process is killed."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Pages in files of different kinds: two tables, and files that are a page."""
    folder = tmp_path_factory.mktemp("archive")
    rows = [
        json.dumps({"id": f"id-{n}", "body": story(n), "date": f"2024-04-{n % 28 + 1:02}"}, ensure_ascii=False) + "\n"
        for n in range(COUNT)
    ]
    (folder / "a.jsonl").write_text("".join(rows[:70]), encoding="utf-8")
    (folder / "c.jsonl").write_text("".join([*rows[70:120], "no JSON\n"]), encoding="utf-8")
    for number, row in enumerate(rows[120:]):
        (folder / f"b{number}.txt").write_text(json.loads(row)["body"], encoding="utf-8")
    return folder


def begin_and_die(archive, output, monkeypatch):
    """A run that is killed behind its second part."""
    keep = krnews.cli.run._keep

    def mortal(job, kind, number, part):
        if number == 2:
            raise Killed
        keep(job, kind, number, part)

    monkeypatch.setattr(krnews.cli.run, "_keep", mortal)
    with pytest.raises(Killed):
        run(job_of(archive, output))
    monkeypatch.undo()


def job_of(archive, output, **options):
    return Job([str(archive)], output, **{"columns": COLUMNS, "part": 32, **options})


@pytest.fixture(scope="module")
def undisturbed(archive, tmp_path_factory):
    """What a run that nothing happens to writes."""
    output = tmp_path_factory.mktemp("undisturbed") / "out.jsonl"
    assert run(job_of(archive, output)).articles == COUNT + 1
    return output.read_bytes()


def test_a_run_reads_every_record_once(undisturbed, archive):
    rows = [json.loads(line) for line in undisturbed.splitlines()]
    found = [(os.path.basename(row["file"]), row["row"], row["error"] is None) for row in rows]
    assert found == [
        *(("a.jsonl", n, True) for n in range(70)),
        *((f"b{n}.txt", 0, True) for n in range(10)),
        *(("c.jsonl", n, n < 50) for n in range(51)),
    ]
    assert [row["id"] for row in rows] == [
        *(f"id-{n}" for n in range(70)), *[None] * 10, *(f"id-{n}" for n in range(70, 120)), None
    ]  # fmt: skip


def test_workers_change_nothing(undisturbed, archive, tmp_path):
    run(job_of(archive, tmp_path / "out.jsonl", workers=2))
    assert (tmp_path / "out.jsonl").read_bytes() == undisturbed
    assert list(tmp_path.iterdir()) == [tmp_path / "out.jsonl"]


@pytest.mark.parametrize("behind", [False, True], ids=["before the step", "behind the step"])
def test_killed_at_every_step_in_turn(undisturbed, archive, tmp_path, monkeypatch, behind):
    """Every rename and every settling of a file is once the last thing that a run does."""
    output = tmp_path / "out.jsonl"
    steps = {"left": 0, "done": 0}

    def mortal(step):
        def taken(*arguments):
            if steps["left"] <= 0:
                raise Killed
            steps["left"] -= 1
            if steps["left"] == 0 and not behind:
                raise Killed
            step(*arguments)
            if steps["left"] == 0:
                raise Killed

        return taken

    monkeypatch.setattr(krnews.cli.run.os, "replace", mortal(os.replace))
    monkeypatch.setattr(krnews.cli.rows.os, "fsync", mortal(os.fsync))
    for last in range(1, 40):
        steps["left"] = last
        try:
            run(job_of(archive, output), resume=True)
            break
        except Killed:
            continue
    steps["left"] = 1000
    run(job_of(archive, output), resume=True)
    assert output.read_bytes() == undisturbed
    assert list(tmp_path.iterdir()) == [output]


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_killed_at_random_moments(archive, tmp_path, suffix):
    if suffix == ".parquet":
        pytest.importorskip("pyarrow")
    whole, output = tmp_path / f"whole{suffix}", tmp_path / f"out{suffix}"
    began = time.monotonic()
    process = command(archive, whole)
    wait_for_parts(process, tmp_path, 1)
    starts = time.monotonic() - began
    finish(process)
    works = time.monotonic() - began - starts
    dice = random.Random(7)
    killed = 0
    while killed < 5:  # of each kind of output; what a killed run has done is not done again
        process = command(archive, output, "--resume")
        parts = dice.choice([0, 1, 1, 2])  # more than this run began with: it is at work, or else still starts
        wait_for_parts(process, tmp_path, parts)
        time.sleep(dice.uniform(0, 0.5) * (works if parts else starts))
        process.send_signal(signal.SIGKILL)
        killed += finish(process, -signal.SIGKILL)
        if output.exists():
            assert read(output) == read(whole)
            output.unlink()
    finish(command(archive, output, "--resume"))
    assert read(output) == read(whole)
    assert sorted(tmp_path.iterdir()) == [output, whole]


def test_control_c_before_the_first_part_promises_none(archive, tmp_path, monkeypatch, capsys):
    bar = pytest.importorskip("krnews.cli.bar")

    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(krnews.cli.run, "read_records", stopped)
    with pytest.raises(SystemExit):
        bar.run_with_bar(job_of(archive, tmp_path / "out.jsonl"), resume=False)
    assert capsys.readouterr().err == "krnews: stopped; no article is saved yet\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_control_c_says_how_to_go_on(undisturbed, archive, tmp_path):
    output = tmp_path / "out.jsonl"
    process = command(archive, output, start_new_session=True)
    wait_for_parts(process, tmp_path, 1)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    if process.returncode != 0:  # else it was over before
        assert process.returncode == 130
        assert said.decode() == f"krnews: stopped; go on with --resume (parts are in {output}.parts)\n"
        assert not output.exists()
        run(job_of(archive, output), resume=True)
    assert output.read_bytes() == undisturbed


class TestBegun:
    @pytest.fixture
    def begun(self, archive, tmp_path, monkeypatch):
        """The output of a run that was killed behind its second part."""
        begin_and_die(archive, tmp_path / "out.jsonl", monkeypatch)
        return tmp_path / "out.jsonl"

    def test_what_is_done_is_not_done_again(self, begun, archive, undisturbed):
        assert run(job_of(archive, begun), resume=True).articles == COUNT + 1 - 2 * 32
        assert begun.read_bytes() == undisturbed

    def test_without_resume_it_is_left_alone(self, begun, archive):
        with pytest.raises(InputError, match="go on with --resume, or remove it"):
            run(job_of(archive, begun))
        assert len(list(begun.parent.glob("*/part-*"))) == 2

    def test_another_run_is_refused(self, begun, archive):
        with pytest.raises(InputError, match="begun with other columns"):
            run(job_of(archive, begun, columns=Columns("body", None, ("id",))), resume=True)
        with pytest.raises(InputError, match="begun with other published"):
            run(job_of(archive, begun, published="2024-04-11"), resume=True)
        with pytest.raises(InputError, match="begun with other inputs"):
            run(Job([str(archive / "a.jsonl")], begun, COLUMNS), resume=True)

    def test_a_part_that_is_not_whole_is_told(self, begun, archive):
        first, second = sorted(begun.parent.glob("*/part-*"))
        second.write_bytes(second.read_bytes()[:-700])
        with pytest.raises(InputError, match=f"{second.name}: is damaged; remove it and the parts behind it"):
            run(job_of(archive, begun), resume=True)
        second.unlink()
        assert run(job_of(archive, begun), resume=True).articles == COUNT + 1 - 32
        assert not first.exists()

    def test_a_part_of_other_bytes_is_told(self, archive, tmp_path, monkeypatch):
        pytest.importorskip("pyarrow")
        begin_and_die(archive, tmp_path / "out.parquet", monkeypatch)
        for part in tmp_path.glob("*/part-*"):
            part.write_bytes(bytes(part.stat().st_size))
        with pytest.raises(InputError, match="is damaged"):
            run(job_of(archive, tmp_path / "out.parquet"), resume=True)

    def test_a_part_that_is_missing_is_told(self, begun, archive):
        min(begun.parent.glob("*/part-*")).unlink()
        with pytest.raises(InputError, match="part 0 is missing; remove those behind it"):
            run(job_of(archive, begun), resume=True)

    @pytest.mark.parametrize("plan", [None, "", "{", "[]", "[1]", "null"])
    @pytest.mark.parametrize("resume", [True, False])
    def test_parts_without_their_plan_go_into_no_other_run(self, begun, archive, plan, resume):
        (path,) = begun.parent.glob("*/plan.json")
        path.unlink() if plan is None else path.write_text(plan)
        with pytest.raises(InputError, match=r"plan\.json is missing or damaged|begun with other|an unfinished run"):
            run(job_of(archive, begun), resume=resume)
        assert not begun.exists()

    def test_a_directory_of_someone_else_is_left_alone(self, archive, tmp_path):
        (tmp_path / "out.jsonl.parts").mkdir()
        (tmp_path / "out.jsonl.parts" / "notes.txt").write_text("말")
        with pytest.raises(InputError, match=r"holds notes.txt, which no run has written"):
            run(job_of(archive, tmp_path / "out.jsonl"))
        assert (tmp_path / "out.jsonl.parts" / "notes.txt").read_text() == "말"

    @pytest.mark.skipif(os.name != "posix", reason="locks are those of POSIX")
    def test_two_runs_at_once_do_not_mix(self, archive, undisturbed, tmp_path):
        output = tmp_path / "out.jsonl"
        first = command(archive, output)
        wait_for_parts(first, tmp_path, 1)
        for options in ([], ["--resume"]):
            second = command(archive, output, *options)
            _, said = second.communicate(timeout=60)
            if first.poll() is None:  # else it was over before
                assert second.returncode == 2
                assert "another run is at work there; wait for its end" in said.decode()
        finish(first)
        assert output.read_bytes() == undisturbed

    def test_the_number_of_workers_and_the_size_of_parts_may_change(self, begun, archive, undisturbed):
        run(job_of(archive, begun, workers=2, part=1), resume=True)
        assert begun.read_bytes() == undisturbed

    def test_an_input_that_breaks_off_keeps_what_was_read(self, archive, tmp_path, monkeypatch):
        read = krnews.cli.run.read_records

        def broken(*arguments, **options):
            for number, record in enumerate(read(*arguments, **options)):
                if number == 100:
                    raise InputError("the disk is gone")
                yield record

        monkeypatch.setattr(krnews.cli.run, "read_records", broken)
        output = tmp_path / "out.jsonl"
        with pytest.raises(InputError, match="the disk is gone"):
            run(job_of(archive, output))
        monkeypatch.undo()
        done = run(job_of(archive, output), resume=True).articles
        assert done == COUNT + 1 - 96


def test_an_output_that_is_there_is_replaced_only_when_the_new_one_is_whole(archive, tmp_path, monkeypatch):
    output = tmp_path / "out.jsonl"
    output.write_text("old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(krnews.cli.run.os, "replace", full)
    with pytest.raises((InputError, OSError)):
        run(job_of(archive, output))
    monkeypatch.undo()
    assert output.read_text() == "old"
    run(job_of(archive, output))
    assert len(output.read_bytes().splitlines()) == COUNT + 1


def test_long_pages_are_given_out_few_at_a_time():
    long = Record(0, 0, "a", 0, text="가" * (krnews.cli.run.UNIT_CHARS // 3 + 1))
    assert [len(unit) for unit in krnews.cli.run._units(iter([long] * 7))] == [3, 3, 1]


def test_no_record_gives_an_empty_file(tmp_path):
    (tmp_path / "none.jsonl").touch()
    assert run(Job([str(tmp_path / "none.jsonl")], tmp_path / "out.jsonl")).articles == 0
    assert (tmp_path / "out.jsonl").read_bytes() == b""
    pq = pytest.importorskip("pyarrow.parquet")
    run(Job([str(tmp_path / "none.jsonl")], tmp_path / "out.parquet"))
    assert pq.read_table(tmp_path / "out.parquet").num_rows == 0


def story(number):
    """A page that takes a few milliseconds and lost no space, so that no run spends its time on loading Kiwi."""
    said = (f"한빛전자는 {day}일 {number + day}억 달러를 들여 공장을 짓겠다고 밝혔다." for day in range(1, 29))
    return "공장 짓는다\n\n" + "\n\n".join(said)


def command(archive, output, *options, **popen):
    """The command, as a process of its own with two workers."""
    columns = ["--text-column", "body", "--published-column", "date", "--keep", "id"]
    arguments = ["parse", archive, "-o", output, *columns, "--workers", "2", "--part", "16", *options]
    return subprocess.Popen([sys.executable, "-m", "krnews.cli", *map(str, arguments)], stderr=-1, **popen)


def wait_for_parts(process, folder, more):
    """Wait until a run has written so many parts more, or is over."""
    pattern = f"{folder}/*/part-*"
    before = len(glob(pattern))
    while len(glob(pattern)) < before + more and process.poll() is None:
        time.sleep(0.005)


def finish(process, *also):
    """Wait for the command to end, well or as `also` says; whether it was the latter."""
    _, said = process.communicate(timeout=120)
    assert process.returncode in (0, *also), said.decode()
    return process.returncode != 0


def read(path):
    if path.suffix == ".jsonl":
        return path.read_bytes()
    import pyarrow.parquet as pq

    return pq.read_table(path)
