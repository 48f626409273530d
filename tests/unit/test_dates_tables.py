import datetime as dt
import re

import pytest

from krnews._tables import read_table
from krnews.dates import calendar, extract_dates, intervals
from krnews.dates.context import cue
from krnews.dates.phrases import _AHEAD, scan
from krnews.dates.tables import TABLES, holidays_by_name, key, tables
from krnews.numerals import read_numeral
from support import golden

ENTRIES = [
    (f"{table}:{kind}:{number}", entry)
    for table in (*TABLES, "calendar.toml", "cues.toml", "stamps.toml")
    for kind, entries in read_table("krnews.dates", table).items()
    if isinstance(entries, list) and entries and isinstance(entries[0], dict)
    for number, entry in enumerate(entries)
]
WORDS = [(text, value) for case in golden("dates/tables.json") for text, value in case["values"].items()]
CASES = [*golden("dates/in-the-wild.json"), *golden("dates/negative.json")]
TEXTS = [case["text"] for case in CASES] + [text for text, _ in WORDS]
SPANS = {key(text[phrase.start : phrase.end]) for text in TEXTS for phrase in scan(text)}


@pytest.mark.parametrize("entry", [entry for _, entry in ENTRIES], ids=[name for name, _ in ENTRIES])
def test_every_entry_says_where_it_was_seen(entry):
    assert entry["seen"].strip()


def test_everything_compiles():
    assert tables().head.search("9일")
    for name in read_table("krnews.dates", "cues.toml"):
        assert cue(name)


def test_a_date_is_begun_wherever_a_head_stands():
    begin, head = tables().begin, tables().head
    for text in TEXTS:
        assert [found.start() for found in begin.finditer(text)] == [
            at for at in range(len(text)) if head.match(text, at)
        ]


def test_no_word_twice():
    for table in TABLES:
        words = read_table("krnews.dates", table).get("word", [])
        forms = [(key(form), word.get("after"), word["state"]) for word in words for form in word["forms"]]
        assert len(forms) == len(set(forms))
    names = [step["name"] for table in TABLES for step in read_table("krnews.dates", table).get("step", [])]
    assert len(names) == len(set(names))


def test_every_word_is_met_by_a_case():
    met = " ".join(SPANS | {key(text) for text, _ in WORDS})
    for table in TABLES:
        for entry in read_table("krnews.dates", table).get("word", []):
            assert any(key(form) in met for form in entry["forms"]), entry["forms"]


@pytest.mark.parametrize("entry", read_table("krnews.dates", "lexicon.toml")["counted"])
def test_one_number_or_the_other_with_each_unit(entry):
    for word in entry["counts"]:
        low, high = (int(end) for end in read_numeral(f"{word}만").vague)
        for unit, letter in entry["units"].items():
            form = "PT{}" + letter[1] if letter[0] == "T" else "P{}" + letter
            value = f"{form.format(low // 10_000)}/{form.format(high // 10_000)}"
            assert [m.value for m in extract_dates(f"모두 {word} {unit} 걸렸다.")] == [value]


def test_no_step_stands_still():
    text = "\n".join(TEXTS)
    for step in {step.name: step for found in tables().steps.values() for step in found}.values():
        assert all(match.end() > match.start() for match in step.pattern.finditer(text)), step.name


def test_every_match_of_a_step_holds_what_it_needs():
    text = "\n".join(TEXTS)
    for step in {step.name: step for found in tables().steps.values() for step in found}.values():
        for match in step.pattern.finditer(text):
            assert step.needs in match[0][:_AHEAD], step.name


def test_every_step_is_taken_by_a_case():
    taken = set()
    steps = {step.pattern: step.name for found in tables().steps.values() for step in found}
    for text in TEXTS:
        for phrase in scan(text):
            for pattern, name in steps.items():
                if any(pattern.match(text, at) for at in range(phrase.start, phrase.end)):
                    taken.add(name)
    assert set(steps.values()) == taken


@pytest.mark.parametrize(("text", "value"), WORDS, ids=[text for text, _ in WORDS])
def test_words(text, value):
    (mention,) = extract_dates(text, published=dt.date(2024, 4, 11))
    assert mention.value == value


def test_steps_lead_somewhere():
    states = {entry["state"] for table in TABLES for entry in read_table("krnews.dates", table).get("word", [])}
    states |= {"start", "holiday", "range", "range-in-figures"} | {
        step.to for found in tables().steps.values() for step in found
    }
    for state in tables().steps:
        assert state in states, state


class TestCalendar:
    @pytest.mark.parametrize(
        ("name", "year", "value"),
        [
            ("추석", 2021, "2021-09-21"), ("설", 2021, "2021-02-12"), ("부처님 오신 날", 2024, "2024-05-15"),
            ("3·1절", 2024, "2024-03-01"), ("광복절", 2025, "2025-08-15"), ("크리스마스 이브", 2024, "2024-12-24"),
            ("추수감사절", 2024, "2024-11-28"), ("블랙프라이데이", 2024, "2024-11-29"),
        ],
    )  # fmt: skip
    def test_holidays(self, name, year, value):
        assert calendar.holiday(name, year).value == value

    def test_days_off(self):
        assert calendar.holiday("추석", 2024, off=True).value == "2024-09-16/2024-09-18"
        assert calendar.holiday("설", 2024, off=True).value == "2024-02-09/2024-02-12"
        assert calendar.holiday("현충일", 2024, off=True).value == "2024-06-06"

    def test_unknown_years(self):
        assert calendar.holiday("추석", 1800) is None

    def test_names_are_known(self):
        for name in holidays_by_name():
            assert calendar.holiday(name, 2024) is not None

    def test_sessions_step_over_holidays(self):
        assert calendar.session(dt.date(2025, 10, 10), -1) == dt.date(2025, 10, 2)
        assert calendar.session(dt.date(2024, 7, 5), -1, "NYSE") == dt.date(2024, 7, 3)
        assert calendar.session(dt.date(2024, 4, 12), 1) == dt.date(2024, 4, 15)


class TestIntervals:
    def test_weeks_go_by_their_thursday(self):
        assert intervals.week_of_month(2021, 2, 3).value == "2021-W07"
        assert intervals.week_of_month(2021, 8, 1).value == "2021-W31"
        assert intervals.week_of_month(2025, 8, -1).value == "2025-W35"

    def test_numbers_count_on_into_other_years(self):
        assert intervals.month(2024, 0).value == "2023-12"
        assert intervals.quarter(2024, 0).value == "2023-Q4"
        assert intervals.half(2024, 3).value == "2025-H1"

    def test_a_leap_day_moves_to_the_28th(self):
        assert intervals.shifted(intervals.day(dt.date(2024, 2, 29)), -1).value == "2023-02-28"

    def test_first_is_never_behind_last(self):
        made = [intervals.season(2024, "WI"), intervals.decade(1990), intervals.century(20), intervals.month(9999, 12)]
        assert all(interval.first <= interval.last for interval in made)
        assert re.fullmatch(r"\d{4}-WI", made[0].value)
