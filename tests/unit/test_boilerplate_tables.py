"""The tables of the boilerplate rules, tested as data."""

import re
import tomllib
from collections import Counter

import pytest

from krnews import Kind, segment
from krnews._tables import with_pieces
from krnews.boilerplate.rules import key_of, label_of, labels, pattern, rule_of, rules
from labelled import labelled_pages
from support import ROOT, golden

FOLDER = ROOT / "src" / "krnews" / "boilerplate"
TABLES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
ENTRIES = [
    pytest.param(entry, id=f"{stem}:{entry['name']}")
    for stem, table in TABLES.items()
    for entries in table.values()
    for entry in entries
]


@pytest.fixture(scope="module")
def texts():
    names = ("negative", "in-the-wild", "titles")
    cases = [case for name in names for case in golden(f"boilerplate/{name}.json")]
    rules_cases = golden("boilerplate/lines.json")
    pages = [page.text(layout) for page in labelled_pages() for layout in ("lines", "bullets")]
    return [*pages, *(case["text"] for case in cases), *(case["line"] for case in rules_cases)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_says_where_it_was_seen(entry):
    assert entry["seen"].strip()


@pytest.mark.parametrize("entry", ENTRIES)
def test_patterns_compile_and_kinds_exist(entry):
    for key in ("line", "not", "pattern"):
        if key in entry:
            re.compile(with_pieces(entry[key]))
    if "kind" in entry:
        assert Kind(entry["kind"])


def test_names_are_given_once():
    for stem, table in TABLES.items():
        for head, entries in table.items():
            names = Counter(entry["name"] for entry in entries)
            assert [name for name, count in names.items() if count > 1] == [], f"{stem}: {head}"


def test_labels_are_written_as_they_are_looked_up_and_once():
    words = [word for entry in TABLES["labels"]["label"] for word in entry["words"]]
    assert [word for word in words if key_of(word) != word] == []
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert set(words) == set(labels())


def test_no_rule_names_an_outlet_of_those_it_was_seen_in():
    names = [
        "한국일보",
        "매일경제",
        "머니투데이",
        "경향신문",
        "중앙일보",
        "동아일보",
        "조선일보",
        "한겨레",
        "donga",
        "joongang",
    ]
    for stem, table in TABLES.items():
        for entries in table.values():
            for entry in entries:
                known = " ".join(str(value) for key, value in entry.items() if key not in ("seen", "means"))
                assert [name for name in names if name in known] == [], f"{stem}: {entry['name']}"


def test_every_rule_is_hit_by_a_case(texts):
    hit = {part.rule for text in texts for part in segment(text)}
    told = [rule_of(case["line"]) for case in golden("boilerplate/lines.json")]
    hit |= {rule.name for rule in told if rule}
    wanted = {rule.name for rule in rules()} | {label.name for label in labels().values()}
    wanted |= {entry["name"] for entry in TABLES["spans"]["head"]}
    assert wanted - hit == set()


def test_every_pattern_is_found_in_a_case(texts):
    lines = [line.strip(" •") for text in texts for line in text.split("\n")]
    names = [entry["name"] for entry in TABLES["patterns"]["pattern"]]
    assert [name for name in names if not any(pattern(name).search(line) for line in lines)] == []


@pytest.mark.parametrize("case", golden("boilerplate/lines.json"), ids=lambda case: case["label"])
def test_a_line_is_told_by_its_wording(case):
    found = label_of(case["line"]) if case["rule"] == "keyword-header" else rule_of(case["line"])
    assert found
    assert found.name == case["rule"]
