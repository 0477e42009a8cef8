"""Several values after one option."""

import pytest

from broker.cli._lists import spread


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("recommend p.md --theme water gender", "recommend p.md --theme water --theme gender"),
        ("recommend --theme water p.md", "recommend --theme water p.md"),
        ("recommend p.md --json --place A B", "recommend p.md --json --place A --place B"),
        ("recommend --json p.md --theme a b", "recommend --json p.md --theme a --theme b"),
        ("team p.md --size 3 5 --lock A B", "team p.md --size 3 5 --lock A --lock B"),
        ("recommend - --theme=water gender", "recommend - --theme=water --theme gender"),
        ("recommend p.md --top 3", "recommend p.md --top 3"),
    ],
)  # fmt: skip
def test_a_list_is_written_out(written, meant):
    assert spread(written.split()) == meant.split()
