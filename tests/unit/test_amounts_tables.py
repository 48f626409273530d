"""The tables of amounts as data: everything compiles, has a source, stands once, and is hit by a case."""

import re
from itertools import chain

import pytest

from krnews._tables import read_table
from krnews.amounts import extract_amounts
from support import golden

TABLES = ("context.toml", "conversions.toml", "currencies.toml", "joins.toml", "prices.toml", "qualifiers.toml")
PLAIN = {
    "tiny",
    "word",
    "words",
    "signs",
    "english",
    "code",
    "of",
    "value",
    "kind",
    "means",
    "needs",
    "seen",
    "behind_major",
    "letters",
    "letter",
}
TEXTS = [case["text"] for name in ("in-the-wild", "negative") for case in golden(f"amounts/{name}.json")]


def entries(name):
    for kind, value in read_table("krnews.amounts", name).items():
        for entry in value if isinstance(value, list) else [value]:
            yield kind, entry


EVERY = [(name, kind, entry) for name in TABLES for kind, entry in entries(name)]


def words(entry):
    return [*entry.get("words", ()), *entry.get("signs", ()), *([entry["word"]] if "word" in entry else [])]


@pytest.mark.parametrize(("name", "kind", "entry"), EVERY, ids=lambda v: str(v)[:40])
class TestEntries:
    def test_has_a_source(self, name, kind, entry):
        assert entry["seen"]

    def test_patterns_compile(self, name, kind, entry):
        for key in entry.keys() - PLAIN:
            re.compile(entry[key])


class TestTables:
    @pytest.mark.parametrize("name", TABLES)
    def test_no_word_stands_twice_in_one_list(self, name):
        seen = {}
        for kind, entry in entries(name):
            for word in words(entry):
                assert (kind, word) not in seen, f"{word} twice in [[{kind}]] of {name}"
                seen[kind, word] = True

    @pytest.mark.parametrize(
        ("name", "kind", "entry"),
        [e for e in EVERY if e[1] not in {"currency", "multiplier", "price", "other", "between", "glue"}],
        ids=lambda v: str(v)[:40],
    )
    def test_is_hit_by_a_case(self, name, kind, entry):
        listed = [re.escape(word) for word in words(entry)]
        patterns = []
        for key in entry.keys() - PLAIN:
            pattern = entry[key].replace("$", "")
            patterns.append(f"{listed[0]}(?:{pattern})" if key.endswith("not_before") else pattern)
        if kind not in {"caution", "not_behind"}:
            patterns += listed
        assert any(re.search(p, text) for p in patterns or listed for text in TEXTS), f"no case for {entry}"


def names(key):
    table = read_table("krnews.amounts", "currencies.toml")
    return [(word, entry["code"] or None) for entry in table["currency"] for word in entry[key]]


class TestQualifiers:
    @pytest.mark.parametrize("entry", read_table("krnews.amounts", "qualifiers.toml")["after"], ids=lambda e: e["seen"])
    def test_words_with_a_meaning_are_what_the_pattern_matches(self, entry):
        assert (entry["means"] == "about") == ("words" not in entry)
        for word in entry.get("words", ()):
            assert word in entry["pattern"]


class TestCurrencies:
    def test_codes_stand_once(self):
        codes = [entry["code"] for entry in read_table("krnews.amounts", "currencies.toml")["currency"]]
        assert len(codes) == len(set(codes)) > 20
        assert all(re.fullmatch("[A-Z]{3}|", code) for code in codes)

    def test_a_name_belongs_to_one_currency(self):
        listed = [word for word, _ in chain(names("words"), names("english"), names("signs"))]
        assert len(listed) == len(set(listed))

    @pytest.mark.parametrize(("word", "code"), [*names("words"), *names("english")])
    def test_every_name_is_read(self, word, code):
        for written in {word, word.replace(" ", "")} if not word.isascii() else {word}:
            text = f"베트남과 남아공(Vietnam)에서 3억 {written}"
            found = extract_amounts(text)
            assert [(a.value, a.currency, a.unit) for a in found] == [(300_000_000, code, written)]

    @pytest.mark.parametrize(("sign", "code"), names("signs"))
    def test_every_sign_is_read_before_and_behind(self, sign, code):
        assert [(a.text, a.value, a.currency) for a in extract_amounts(f"값 {sign}500에")] == [
            (f"{sign}500", 500, code)
        ]
        assert [(a.text, a.value, a.currency) for a in extract_amounts(f"값 500{sign}에")] == [
            (f"500{sign}", 500, code)
        ]

    @pytest.mark.parametrize("entry", read_table("krnews.amounts", "currencies.toml")["multiplier"], ids=str)
    def test_every_multiplier_is_read(self, entry):
        amount = extract_amounts(f"${2}{entry['word']}")[0]
        assert amount.value == 2 * entry["value"]
