"""Cells of a hundred thousand signs: one that is odd may not hold up an import for minutes."""

import json
import time

import pytest

from broker.model import Alliance
from tests.intake.sheets import examined

MANY = 100_000
SPACES = f"a{' ' * MANY}b"
GRANT = {
    "id": "G-1",
    "title": "Springs",
    "description": f"<{SPACES}",
    "currency": "EUR",
    "amountAwarded": 10,
    "awardDate": "2020-01-01",
    "recipientOrganization": [{"id": "R-1", "name": "Blue Yak"}],
    "fundingOrganization": [{"id": "F-1", "name": "Hill Fund"}],
}


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("members.csv", "members", f"name;kind;description\nBlue Yak;NGO;{'**a ' * MANY}\n"),
        ("members.csv", "members", f"name;kind;aliases\nBlue Yak;NGO;{SPACES}\n"),
        ("members.csv", "members", f"name;kind;{SPACES}\nBlue Yak;NGO;x\n"),
        ("grants.json", "initiatives", json.dumps({"grants": [GRANT]})),
    ],
    ids=["bold letters", "spaces in a list", "spaces in a name of a column", "spaces in a tag"],
)
def test_a_long_cell_of_one_sort_of_sign_is_read_at_once(tmp_path, name, kind, text):
    started = time.process_time()
    found = examined(tmp_path, text, name=name, kind=kind, there=Alliance())
    assert found.report.new == 1
    assert time.process_time() - started < 8, "a quadratic step takes minutes"
