"""Names that phrases lead to, from whole lines and from their parts."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from pytest_backend_dod.checklist.phrasebook import Phrasebook


@dataclass(frozen=True, kw_only=True)
class Said:
    phrases: tuple[str, ...]
    excludes: tuple[str, ...] = ()


def test_a_book_finds_names_in_its_own_order_with_the_words_that_led_there() -> None:
    book = Phrasebook(
        {
            "b": Said(phrases=("zeta", "be*")),
            "a": Said(phrases=("al*",)),
            "c": Said(phrases=("x y",)),
        }
    )

    assert book.find("alpha beta x") == {"b": "beta", "a": "alpha"}
    assert book.find("") == {}


def test_excluded_words_are_taken_out_and_the_rest_still_counts() -> None:
    book = Phrasebook({"limit": Said(phrases=("rate*",), excludes=("hit rate",))})

    assert book.find("cache hit rate known") == {}
    assert book.find("cache hit rate and rate limits known") == {"limit": "rate"}


def test_words_taken_out_for_one_reason_still_give_another() -> None:
    book = Phrasebook(
        {
            "errors": Said(
                phrases=("error*", "trace*"), excludes=("errors logged", "logged ... trace")
            )
        }
    )

    assert book.find("errors logged with trace") == {}


def test_of_two_names_the_longer_term_wins() -> None:
    book = Phrasebook(
        {
            "docs": Said(phrases=("documentation",)),
            "api": Said(phrases=("api documentation",)),
            "far": Said(phrases=("api ... updated",)),
        }
    )

    assert book.find("api documentation updated") == {
        "api": "api documentation",
        "far": "api documentation updated",
    }
    assert set(book.find("api documentation and other documentation")) == {"docs", "api"}


def test_words_on_both_sides_of_excluded_ones_do_not_meet() -> None:
    book = Phrasebook({"a": Said(phrases=("one three", "one ... three"), excludes=("two",))})

    assert book.find("one two three") == {}


def test_an_excerpt_finds_in_a_part_what_the_part_says() -> None:
    book = Phrasebook({"limit": Said(phrases=("rate limit*",)), "docs": Said(phrases=("docs",))})

    excerpt = book.excerpt("rate limits and docs")

    assert excerpt.find("rate limits and docs") == {"limit": "rate limits", "docs": "docs"}
    assert excerpt.find("docs") == {"docs": "docs"}
    assert excerpt.find("limits and rate") == {}


def test_an_excerpt_finds_nothing_by_words_that_its_line_does_not_have() -> None:
    book = Phrasebook({"limit": Said(phrases=("rate limit*",)), "docs": Said(phrases=("docs",))})

    assert book.excerpt("rate limits").find("docs") == {}


WORDS = st.sampled_from(["a", "ab", "abc", "b", "c", "3", ",", "|"])
BOOK = Phrasebook(
    {
        "one": Said(phrases=("a ... c", "ab*"), excludes=("b abc",)),
        "two": Said(phrases=("# & c", "a b|c abc"), excludes=("abc a",)),
        "long": Said(phrases=("a b c a b", "b ... a ... c ... a*")),
    }
)


@given(st.lists(WORDS, max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_part_leads_where_it_would_lead_alone(words: list[str], start: int, end: int) -> None:
    part = " ".join(words[start:end])

    assert BOOK.excerpt(" ".join(words)).find(part) == BOOK.find(part)
