"""Training: the same seed gives the same weights, and a weights file says what it is."""

import io
import json
from random import Random

import numpy as np
import pytest

from krnews import Spacing
from krnews.spacing.losing import lose
from krnews.spacing.train import Plan, main, sentences_of, train
from krnews.spacing.weights import Weights, load, shipped
from support import CASES, ROOT

SENTENCES = [s for s in (CASES / "spacing" / "corpus.txt").read_text("utf-8").splitlines() if s]
SMALL = Plan(rounds=2, sizes=(5000,), holdout=0)


@pytest.fixture(scope="module")
def weights():
    return train(SENTENCES, SMALL)


class TestTraining:
    def test_same_seed_gives_the_same_bytes(self, weights):
        assert train(SENTENCES, SMALL).to_bytes() == weights.to_bytes()

    def test_another_seed_gives_others(self, weights):
        assert train(SENTENCES, Plan(seed=2, rounds=2, sizes=(5000,))).to_bytes() != weights.to_bytes()

    def test_pruning_keeps_to_the_size(self, weights):
        assert 1000 < weights.card["weights"] <= 5000

    def test_it_learns_its_sentences(self, weights):
        text = SENTENCES[2]
        assert Spacing(weights).normalize_spacing(text.replace(" ", "")) == text


class TestLoss:
    @pytest.mark.parametrize("way", ["all", "most", "many", "some", "lines"])
    def test_only_spaces_are_lost(self, way):
        text = " ".join(SENTENCES[:5])
        assert lose(text, Random(1), (way,)).replace(" ", "") == text.replace(" ", "")

    def test_ways_differ_in_how_much_is_lost(self):
        text = " ".join(SENTENCES[:20])
        left = [lose(text, Random(1), (way,)).count(" ") for way in ("all", "most", "many", "some")]
        assert left == sorted(left)
        assert left[0] == 0


class TestCommand:
    def test_writes_weights_that_load_and_a_report(self, tmp_path, capsys):
        file = tmp_path / "archive.txt"
        file.write_text("\n".join(SENTENCES[:40]), encoding="utf-8")
        assert main([str(file), "--out", str(tmp_path / "own"), "--holdout", "4", "--note", "own archive"]) == 0
        report = json.loads((tmp_path / "own" / "report.json").read_text("utf-8"))
        assert json.loads(capsys.readouterr().out) == report
        assert report["held out"]["sentences"] + report["sentences"] == 40
        assert Spacing(tmp_path / "own").weights.card["note"] == "own archive"
        assert Spacing(str(tmp_path / "own" / "weights.npz")).normalize_spacing("가 나") == "가 나"

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [("a.txt", "\n", "no sentence"), ("a.jsonl", '{"body": 1}\n', "line 1"), ("a.jsonl", "[1]\n", "line 1")],
    )
    def test_bad_input_is_one_line(self, tmp_path, capsys, name, content, message):
        (tmp_path / name).write_text(content, encoding="utf-8")
        assert main([str(tmp_path / name), "--out", str(tmp_path / "out")]) == 2
        error = capsys.readouterr().err
        assert error.startswith("error: ")
        assert message in error
        assert error.count("\n") == 1

    @pytest.mark.parametrize(
        ("encoding", "holdout", "message"),
        [("cp949", "0", "a.txt is not in UTF-8"), ("utf-8", "1", "--holdout 1 leaves")],
    )
    def test_what_cannot_be_learned_from_says_why(self, tmp_path, capsys, encoding, holdout, message):
        (tmp_path / "a.txt").write_text("정부는 이날 회의를 열었다.", encoding=encoding)
        given = [str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--holdout", holdout]
        assert main(given) == 2
        assert message in capsys.readouterr().err

    def test_missing_file(self, tmp_path, capsys):
        assert main([str(tmp_path / "none.txt"), "--out", str(tmp_path / "out")]) == 2
        assert "none.txt" in capsys.readouterr().err

    def test_sentences_are_read_once_each(self, tmp_path):
        file = tmp_path / "a.jsonl"
        file.write_text('{"text": "가  나"}\n\n{"text": "가 나"}\n{"text": "가나"}\n', encoding="utf-8")
        assert sentences_of([file]) == ["가 나"]


class TestWeights:
    def test_shipped_file_is_small_plain_and_tells_its_sources(self):
        file = ROOT / "src" / "krnews" / "spacing" / "weights.npz"
        assert file.stat().st_size <= 100_000
        card = shipped().card
        assert card["weights"] > 10_000
        assert "CC BY-SA" in card["note"]

    def test_bytes_round_trip(self, weights):
        again = Weights.from_bytes(weights.to_bytes(), "x")
        assert (again.table == weights.table).all()
        assert again.to_bytes() == weights.to_bytes()

    def test_no_weights_file(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            load(tmp_path / "none.npz")
        (tmp_path / "weights.npz").write_bytes(b"no archive")
        with pytest.raises(ValueError, match="no file of spacing weights"):
            Spacing(tmp_path)

    @pytest.mark.parametrize("change", [{"high": np.full(9, 255)}, {"values": np.zeros(2)}, {"card": np.zeros(3)}])
    def test_a_damaged_file_is_refused(self, weights, change):
        with np.load(io.BytesIO(weights.to_bytes())) as arrays:
            kept = dict(arrays.items())
        if "high" in change:
            kept["low"] = np.zeros(9)
        damaged = io.BytesIO()
        np.savez(damaged, **(kept | change))
        with pytest.raises(ValueError, match=r"x is .*file of spacing weights"):
            Weights.from_bytes(damaged.getvalue(), "x")

    @pytest.mark.parametrize("step", [0.0, -0.1, float("nan"), float("inf")])
    def test_a_step_that_weighs_nothing_is_refused(self, weights, step):
        data = Weights(weights.table, step, weights.card).to_bytes()
        with pytest.raises(ValueError, match="x is a damaged file of spacing weights"):
            Weights.from_bytes(data, "x")

    @pytest.mark.parametrize("change", [lambda x: x[:1], lambda x: x.astype(np.int64), lambda x: x[:, None]])
    def test_values_of_another_form_are_refused(self, weights, change):
        with np.load(io.BytesIO(weights.to_bytes())) as arrays:
            kept = dict(arrays.items())
        damaged = io.BytesIO()
        np.savez(damaged, **(kept | {"values": change(kept["values"])}))
        with pytest.raises(ValueError, match="x is a damaged file of spacing weights"):
            Weights.from_bytes(damaged.getvalue(), "x")

    def test_other_layout_is_refused(self, weights, monkeypatch):
        data = weights.to_bytes()
        monkeypatch.setattr("krnews.spacing.weights.LAYOUT", "krnews-spacing-2")
        with pytest.raises(ValueError, match="train it again"):
            Weights.from_bytes(data, "old")
