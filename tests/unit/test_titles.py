"""Titles where a page has them somewhere else than most pages do."""

import pytest

from krnews import parse
from support import golden, label


@pytest.mark.parametrize("case", golden("boilerplate/titles.json"), ids=label)
def test_the_title_is_found_and_nothing_of_the_story_lost(case):
    article = parse(case["text"])
    assert article.title == case["title"]
    for line in case["kept"]:
        assert line in article.body
