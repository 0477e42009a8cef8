import pytest
from hypothesis import given
from hypothesis import strategies as st

from broker.text import sentences

PIECES = st.lists(
    st.sampled_from(
        [
            "Forest",
            "river",
            ". ",
            "! ",
            "3.5",
            "12. ",
            "e.g. ",
            "\n",
            "\n\n- ",
            " ",
            "»",
            "J. ",
            "…",
        ]
    )
).map("".join)


def split(text):
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Forests grow.", "Rivers flow!", "Do goats climb?", "Yes…"],
        ["It cost 3.5 million in 2012.", "Twelve villages took part."],
        ["The yield rose by 12.5.", "Nobody knows why."],
        [
            "The U.S. Government and Dr. Smith met J. Doe at approx. 3,000 m, e.g. in Peru.",
            "It rained.",
        ],
        ["See no. 5 and pp. 12–14 of volume two.", "He said no.", "The end."],
        ["Am 3. Mai z. B. tagte der Verein in St. Gallen.", "Danach nicht."],
        ["«¿Qué hacer?»", "¡Trabajar juntos!", "(Siempre.)", "Así es."],
        ["A title without a stop", "A paragraph\nthat goes on.", "- a mark", "- another"],
        ["See fao.org.", "Then write."],
    ],
)
def test_sentences_are_found(expected):
    joints = {"- a mark": "\n", "- another": "\n", "A paragraph\nthat goes on.": "\n\n"}
    text = "".join(joints.get(one, " ") + one for one in expected)
    assert split(text) == expected


def test_no_text_has_no_sentences():
    assert sentences("") == sentences(" \n ") == []


@given(st.one_of(PIECES, st.text(st.characters())))
def test_spans_are_ordered_bare_and_leave_nothing_out(text):
    spans = sentences(text)
    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end
        assert text[start:end] == text[start:end].strip()
        assert not text[before:start].strip()
    assert not text[ends[-1] :].strip()


@given(st.decimals(min_value=0, max_value=10**7, places=2), st.sampled_from(".,"))
def test_a_number_is_never_torn_apart(number, point):
    written = f"{number:.2f}".replace(".", point)
    assert len(split(f"It cost {written} in all and more.")) == 1


@pytest.mark.parametrize("piece", [".", "\n", " \n", ". ", ".)", "a.", "\n -", "…\t", "1. "])
def test_long_runs_of_marks_take_no_time(piece):
    assert isinstance(sentences(piece * 300_000), list)
