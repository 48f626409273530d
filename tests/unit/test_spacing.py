"""Where spaces are put back, and where they are not."""

import subprocess
import sys
from random import Random

import pytest

import krnews
from krnews import Spacing, Text, normalize_spacing
from krnews._kiwi import kiwi
from krnews.spacing import LossySpan, lossy_spans, missing_spaces
from krnews.spacing import model as spacing_model
from krnews.spacing.losing import lose
from krnews.spacing.witness import heard
from support import CASES, golden, label

ARTICLES = [part.split("\n") for part in (CASES / "spacing" / "corpus.txt").read_text("utf-8").strip().split("\n\n")]
SENTENCES = [sentence for article in ARTICLES for sentence in article]


def gaps_with_space(text):
    """The numbers of the non-blank characters behind which a space stands."""
    found, count = set(), 0
    for char in text:
        if char.isspace():
            found.add(count)
        else:
            count += 1
    return found


def f1(pairs):
    hit = put = want = 0
    for gold, out in pairs:
        a, b = gaps_with_space(gold), gaps_with_space(out)
        hit, put, want = hit + len(a & b), put + len(b), want + len(a)
    return 2 * hit / (put + want)


class TestCases:
    @pytest.mark.parametrize("case", golden("spacing/in-the-wild.json"), ids=label)
    def test_lost_spaces_come_back(self, case):
        assert normalize_spacing(case["text"]) == case["expected"]

    @pytest.mark.parametrize("case", golden("spacing/negative.json"), ids=label)
    def test_well_spaced_text_comes_back_unchanged(self, case):
        assert normalize_spacing(case["text"]) == case["text"]

    @pytest.mark.parametrize("case", golden("spacing/known-failures.json"), ids=label)
    @pytest.mark.xfail(strict=True, reason="see docs: how to put lost spaces back, limits")
    def test_known_gap(self, case):
        assert normalize_spacing(case["text"]) == case["expected"]


class TestFloors:
    """Quality floors on the project's own corpus; lowered only on purpose."""

    def test_corpus_is_large_enough_to_tell(self):
        assert len(SENTENCES) >= 120
        assert len(set(SENTENCES)) == len(SENTENCES)

    def test_all_spaces_lost(self):
        assert f1((s, normalize_spacing(s.replace(" ", ""))) for s in SENTENCES) >= FULL

    def test_some_spaces_lost(self):
        rng = Random(4)
        pairs = [(s, normalize_spacing(lose(s, rng, ("some", "many", "most", "lines")))) for s in SENTENCES]
        assert f1(pairs) >= PARTIAL

    def test_intact_sentences_are_hardly_touched(self):
        changed = sum(len(normalize_spacing(s)) - len(s) for s in SENTENCES)
        assert changed <= 3

    @pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article[0][:12])
    def test_an_intact_article_comes_back_unchanged(self, article):
        for text in ("\n".join(article), " ".join(article)):
            assert normalize_spacing(text) == text

    def test_articles_are_mended_where_they_are_damaged_only(self):
        damaged = [[s.replace(" ", "") if n in (4, 5) else s for n, s in enumerate(article)] for article in ARTICLES]
        mended = [normalize_spacing("\n".join(article)).split("\n") for article in damaged]
        pairs = [list(zip(article, lines, strict=True)) for article, lines in zip(ARTICLES, mended, strict=True)]
        assert f1(pair for article in pairs for pair in article[4:6]) >= DAMAGED
        intact = [pair for article in pairs for n, pair in enumerate(article) if n not in (4, 5)]
        assert sum(gold != out for gold, out in intact) <= 4


FULL, PARTIAL, DAMAGED = 0.957, 0.967, 0.94


class TestModes:
    def test_full_spaces_every_word(self):
        assert normalize_spacing("회의는오전에끝났다.", mode="full") == "회의는 오전에 끝났다."

    def test_full_mends_the_one_lost_space_that_repair_leaves_alone(self):
        text = "\n".join([*ARTICLES[4][:6], "기자들과만난 뒤 자리를 떴다."])
        assert normalize_spacing(text) == text
        assert "기자들과 만난 뒤" in normalize_spacing(text, mode="full")

    @pytest.mark.parametrize("mode", ["all", "", None, 1])
    def test_unknown_mode_names_the_modes(self, mode):
        with pytest.raises(ValueError, match="'repair' or 'full'"):
            normalize_spacing("가 나", mode=mode)


class TestText:
    def test_result_leads_back_to_the_source(self):
        raw = "이날회의에서는내년예산을논의했다."
        mended = normalize_spacing(Text("입력 3시\n" + raw)[6:])
        start = mended.index("내년")
        assert mended.source[slice(*mended.to_source(start, start + 2))] == "내년"

    @pytest.mark.parametrize("value", [None, b"abc", 3])
    @pytest.mark.parametrize("call", [normalize_spacing, missing_spaces, lossy_spans])
    def test_not_a_str(self, call, value):
        with pytest.raises(TypeError, match=f"{call.__name__}\\(\\) reads str"):
            call(value)


class TestEvidence:
    def test_places_are_those_of_the_step(self):
        text = "회의는 오전에 끝났다고대변인이전했다."
        places = missing_spaces(text)
        assert [m.at for m in places] == [12, 16]
        assert all(0.43 < m.probability <= 1 for m in places)
        assert Text(text).edit([(m.at, m.at, " ") for m in places]) == normalize_spacing(text)

    def test_spans_are_whole_words_of_the_damaged_stretch(self):
        text = ARTICLES[0][0] + "\n" + ARTICLES[0][1].replace(" ", "") + "\n" + ARTICLES[0][2]
        (span,) = lossy_spans(text)
        assert text[span.start : span.end] in ARTICLES[0][1].replace(" ", "")
        assert span.rate > 0.9
        assert isinstance(span, LossySpan)

    def test_intact_text_has_none(self):
        assert missing_spaces(ARTICLES[1][0]) == []
        assert lossy_spans("\n".join(ARTICLES[1])) == []


def told(text, places, chances):
    """What `heard` says of the places, where all spaces of the text are among the gaps."""
    spaces = [at for at in range(2, len(text)) if text[at - 1] == " "]
    gaps = sorted({*places, *spaces})
    given = [dict(zip(places, chances, strict=True)).get(at, 1.0) for at in gaps]
    said = dict(zip(gaps, heard(text, gaps, [at in spaces for at in gaps], given), strict=True))
    return [said[at] for at in places]


class TestWitness:
    LOSSY = "세계시장에서는누리온텍이앞서나가고있다고전문가들은말했다."

    def test_two_characters_that_stand_together_elsewhere_are_kept_together(self):
        spelled = "누리온텍은 올해 매출이 늘었다. 누리온텍의 주가도 올랐다.\n"
        at = [(spelled + self.LOSSY).rindex(word) for word in ("누리온텍", "온텍이")]
        assert told(self.LOSSY, [at[1] - len(spelled)], [0.8]) == [0.8]
        seen = [place for place in range(1, len(spelled)) if spelled.startswith("온텍", place)]
        before, *_, inside = told(spelled + self.LOSSY, [*seen, *at], [0.9] * len(seen) + [0.9, 0.8])[len(seen) :]
        assert before == 0.9
        assert inside < 0.3

    def test_two_characters_that_stand_apart_elsewhere_are_parted(self):
        spelled = "두 나라의 북미 정상회담은 열리지 않았다.\n"
        lossy = "다음북미정상회담은내년이다."
        assert told(lossy, [4], [0.3]) == [0.3]
        (between,) = told(spelled + lossy, [len(spelled) + 4], [0.3])
        assert between > 0.6

    def test_digits_are_alike(self):
        text = "회의는 9시 40분에 끝났다.\n모임은8시15분에시작했다."
        assert told(text, [text.index("15분")], [0.3])[0] > 0.6

    def test_a_word_that_is_too_long_is_no_witness(self):
        text = "세계시장에서는누리온텍이 있다.\n그리고누리온텍이앞서나간다고했다."
        at = [place for place in range(1, len(text)) if text.startswith("온텍", place)]
        assert told(text, at, [0.8, 0.8]) == [0.8, 0.8]

    def test_a_gap_is_no_witness_of_itself(self):
        text = "누리온텍은 올해 주가도올랐다."
        assert told(text, [text.index("올랐다")], [0.9]) == [0.9]

    def test_witnesses_on_both_sides_are_weighed(self):
        text = "북미 회담은 북미 회담이다. 북미회담과 북미회담도.\n다음에열리는북미회담은내년이다."
        at = [place + 2 for place in range(len(text)) if text.startswith("북미회", place)]
        assert told(text, at, [0.4] * 3)[-1] == 0.4


class TestKiwi:
    def test_intact_document_does_not_load_kiwi(self, monkeypatch):
        monkeypatch.setattr(spacing_model, "kiwi", lambda: pytest.fail("Kiwi was asked"))
        assert normalize_spacing("국회는 이날 본회의를 열었다. " * 20)
        assert normalize_spacing("no Hangul " * 50)

    def test_kiwi_that_does_not_load_is_said(self, monkeypatch):
        def broken():
            raise RuntimeError("spacing needs kiwipiepy and its model")

        monkeypatch.setattr(spacing_model, "kiwi", broken)
        with pytest.raises(RuntimeError, match="kiwipiepy"):
            normalize_spacing("이날회의에서는내년예산을논의했다.")

    def test_import_loads_neither_kiwi_nor_numpy(self):
        code = "import sys, krnews.spacing; print([m for m in ('kiwipiepy', 'numpy') if m in sys.modules])"
        assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


class TestDoubt:
    """Most documents with a long word or two lost nothing: Kiwi reads around those, all of the text only if need be."""

    def test_only_what_is_around_a_long_word_is_read(self, monkeypatch):
        given = []

        class Recorder:
            def tokenize(self, texts):
                given.extend(texts)
                return kiwi().tokenize(texts)

        monkeypatch.setattr(spacing_model, "kiwi", Recorder)
        intact = "국회는 이날 본회의를 열었다. "
        text = intact * 20 + "한국자산관리공사노동조합원들이 새 위원장을 뽑았다. " + intact * 20
        assert normalize_spacing(text) == text
        assert 0 < sum(map(len, given)) < 100

    @pytest.mark.parametrize("number", range(12))
    def test_the_answer_is_that_of_reading_everything(self, monkeypatch, number):
        dice = Random(number)
        sentences = [sentence for article in dice.sample(ARTICLES, 2) for sentence in article]
        first = dice.randrange(len(sentences))
        lossy = {*range(first, first + 1 + number % 3)}
        text = " ".join(lose(x, dice, ["most"]) if n in lossy else x for n, x in enumerate(sentences))
        found = normalize_spacing(text)
        monkeypatch.setattr(Spacing, "_confirmed", lambda self, plain: True)
        assert normalize_spacing(text) == found


class TestHostile:
    def test_a_long_line_without_a_space(self):
        text = "".join(SENTENCES).replace(" ", "")
        assert normalize_spacing(text).replace(" ", "") == text

    @pytest.mark.parametrize(
        "text",
        ["".join(SENTENCES).replace(" ", ""), "이날회의에서는내년예산을논의했고" * 200, "가a1" * 2000, "가" * 3000],
    )
    def test_kiwi_is_given_pieces_of_bounded_length(self, monkeypatch, text):
        given = []

        class Recorder:
            def tokenize(self, texts):
                given.extend([texts] if isinstance(texts, str) else texts)
                return kiwi().tokenize(texts)

        monkeypatch.setattr(spacing_model, "kiwi", Recorder)
        mended = normalize_spacing(text)
        assert max(map(len, given)) <= 500
        assert sum(map(len, given)) <= 4 * len(mended)
        assert normalize_spacing(mended) == mended

    def test_a_long_line_is_cut_behind_sentences(self):
        line = "국회는이날본회의를열었다." * 100
        pieces = list(spacing_model._stretches(line, 0, len(line)))
        assert all(line[start:end].endswith("열었다.") and not torn for start, end, torn in pieces)
        assert "".join(line[start:end] for start, end, _ in pieces) == line

    @pytest.mark.parametrize("text", ["가" * 5000, "(" * 5000, "a" * 200_000, "|" * 5000, "1" * 5000, "\n" * 5000])
    def test_repeats(self, text):
        assert normalize_spacing(text).replace(" ", "") == text

    def test_line_breaks_of_all_kinds_stay(self):
        text = "두나라정상은회담을마쳤다\r\n공동성명을발표했다\u2028만찬을함께했다"
        assert normalize_spacing(text).split() == normalize_spacing(text.replace("\r\n", "\n")).split()
        assert "\r\n" in normalize_spacing(text)


def test_exported():
    assert krnews.Spacing is Spacing
    assert krnews.normalize_spacing is normalize_spacing
