import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from krnews import normalize_unicode

hangul = st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3)
pieces = st.one_of(
    st.text(max_size=8),
    st.text(st.characters(min_codepoint=0, max_codepoint=0x17F), max_size=8),
    st.text(hangul, max_size=6).map(lambda s: s.encode().decode("latin-1")),
    st.text(hangul, max_size=6).map(lambda s: s.encode("cp949", "ignore").decode("latin-1")),
    st.text(hangul, max_size=6).map(lambda s: unicodedata.normalize("NFD", s)),
    st.sampled_from(
        ["&amp;", "&#38;", "&lt;", "amp;", ";", "&#x200b;", "’", "“", "”", "‘", "•", "...", "．", "\n", "３"]
    ),
    st.text(st.sampled_from("\u200d\u200b\u1161\u11a8\u0301\ud83d\ude00\xa0ㆍÃ¬"), max_size=5),
)
pages = st.lists(pieces, max_size=10).map("".join)
prose = st.lists(
    st.sampled_from(
        [
            "이날",
            "3조9000억 원을",
            "투자한다고",
            "“역대급”",
            "‘나루’",
            "R&D",
            "㎡당",
            "(金加溫)",
            "5~6%",
            "밝혔다.",
            "\n",
            "…",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(pages)
def test_twice_is_once(page):
    once = normalize_unicode(page)
    assert normalize_unicode(once) is once


@given(pages)
def test_is_in_nfc_and_can_be_written(page):
    text = normalize_unicode(page)
    assert unicodedata.is_normalized("NFC", text)
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x00" not in text


@given(pages)
def test_leads_back_into_the_source(page):
    text = normalize_unicode(page)
    assert text.source == page
    spans = [text.to_source(i, i + 1) for i in range(len(text))]
    assert spans == sorted(spans)
    for run in text._alignment:
        if run.copied and str(text)[run.out : run.out_end].isascii():
            assert run.out_end - run.out == run.src_end - run.src


@given(pages)
def test_hangul_and_digits_are_never_lost(page):
    kept = [char for char in normalize_unicode(page) if "가" <= char <= "힣"]
    there = [char for char in page if "가" <= char <= "힣"]
    left = iter(kept)
    assert all(char in left for char in there)


@given(prose)
def test_well_formed_text_is_unchanged(text):
    assert normalize_unicode(text) == text


@given(st.text(hangul, min_size=4, max_size=40))
def test_utf_8_is_mended_to_the_letter(text):
    assert normalize_unicode(text.encode().decode("latin-1")) == text


@given(prose.filter(lambda text: text.count("金") < 4).map("가온전자는 이날 새 공장을 짓는다 ".__add__))
def test_cp949_is_mended_to_the_letter(text):
    assert normalize_unicode(text.encode("cp949").decode("latin-1")) == text


@given(st.text(hangul, max_size=40))
def test_decomposed_hangul_is_composed(text):
    assert normalize_unicode(unicodedata.normalize("NFD", text)) == text
