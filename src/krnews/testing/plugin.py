"""What hypothesis learns when it is imported: how to make the values of krnews from their types."""

from __future__ import annotations


def register() -> None:
    """Teach `hypothesis.strategies.from_type` (and `builds`) the types of krnews; the entry point of the plugin.

    A `Text` is one that has been edited, so that its offsets differ from those of its source. Amounts, dates and
    segments are those of a written page, so that they agree with themselves.

    Example:
        >>> register()
        >>> from hypothesis import find, strategies
        >>> from krnews import Amount
        >>> find(strategies.from_type(Amount), lambda amount: amount.currency == "KRW").unit
        '원'
    """
    from hypothesis import strategies as st

    from krnews.amounts import Amount, extract_amounts
    from krnews.article import Article, parse
    from krnews.boilerplate import Segment
    from krnews.dates import DateMention, extract_dates
    from krnews.testing.layouts import pages
    from krnews.testing.money import amounts
    from krnews.testing.noise import loss, texts
    from krnews.text import Text

    whole = pages()
    st.register_type_strategy(
        Text, st.one_of(texts().map(Text), loss(texts(), 0.5).map(lambda x: Text(x.original).rewrite(x.text)))
    )
    st.register_type_strategy(
        Amount, amounts().map(lambda x: extract_amounts(x.text)).filter(bool).flatmap(st.sampled_from)
    )
    st.register_type_strategy(
        DateMention,
        whole.map(lambda x: extract_dates(x.text, published=x.published)).filter(bool).flatmap(st.sampled_from),
    )
    st.register_type_strategy(Segment, whole.map(lambda x: x.segments).flatmap(st.sampled_from))
    st.register_type_strategy(Article, whole.map(lambda x: parse(x.text, published=x.published)))
