"""Texts of others stay texts."""

import re

from hypothesis import given
from hypothesis import strategies as st

from broker.ui._plain import plain, source

JOINER = "\u2060"


def shown(markdown: str) -> str:
    """Return what a reader sees of escaped Markdown."""
    return re.sub(r"\\(\W|_)", r"\1", markdown, flags=re.DOTALL).replace(JOINER, "")


@given(st.text(max_size=60))
def test_a_reader_sees_the_letters_of_the_text(text: str) -> None:
    blanks = r"[ \x00-\x1f\x7f\x85\u2028\u2029]+"
    turning = "[\u061c\u202a-\u202e\u2066-\u2069]"
    seen = re.sub(turning, "", re.sub(blanks, " ", text).strip(" ")).replace(JOINER, "")
    assert shown(plain(text)) == seen


@given(st.text(alphabet="*_`[]()<>#$~|:!\\-+.@/&a1 \n", max_size=30))
def test_no_mark_stands_without_an_escape(text: str) -> None:
    assert re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]()<>#$~|!&]", plain(text)) is None


def test_codes_of_emojis_are_broken_apart() -> None:
    assert ":tada:" not in plain("well done :tada:").replace("\\", "")
    assert ":material/home:" not in plain(":material/home:").replace("\\", "")


def test_addresses_in_a_text_are_no_links() -> None:
    for text in ("see www.example.org", "see https://example.org/a", "write to a@example.org"):
        bare = plain(text).replace("\\", "")
        assert not re.search(r"(https?://|www\.|\w@)", bare)
        assert shown(plain(text)) == text


def test_arrows_stay_as_they_were_written() -> None:
    assert f"{JOINER}--" in plain("a -- b").replace("\\", "")


def test_lines_become_one() -> None:
    assert plain("# one\n\n- two") == "\\# one \\- two"


def test_a_web_address_becomes_a_link_with_its_host() -> None:
    assert source("https://www.example.org/a_(b)?x=1&y=2") == (
        "[example\\.org](https://www.example.org/a_%28b%29?x=1\\&y=2)"
    )


def test_what_is_no_web_address_is_never_a_link() -> None:
    for text in (
        "javascript:alert(1)",
        "data:text/html,x",
        "report of 2006",
        "http://",
        "http://[",
    ):
        assert "](" not in source(text)


def test_an_address_cannot_leave_its_link() -> None:
    made = source("https://example.org/)![x](https://evil.example/p.png")
    assert made.count("](") == 1
    assert made.count(")") == 1


def test_a_text_without_end_is_cut() -> None:
    assert len(plain("a" * 100_000)) == 4_001
    assert plain("a" * 100_000).endswith("…")


def test_no_mark_turns_what_stands_after_a_text() -> None:
    assert plain("a\u202eb\u2067c") == "abc"
    assert plain("جمعية الجبال") == "جمعية الجبال"
