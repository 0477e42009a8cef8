"""A server that many visit at once."""

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="only systems with such limits")


def limit_after(*, soft: int, hard: int) -> int:
    code = (
        "import resource, sys; from broker.crowded import open_many_files\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[1]), int(sys.argv[2])))\n"
        "open_many_files(); print(resource.getrlimit(resource.RLIMIT_NOFILE)[0])"
    )
    run = [sys.executable, "-c", code, str(soft), str(hard)]
    return int(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


@pytest.mark.parametrize(
    ("soft", "hard", "after"), [(256, 900, 900), (900, 900, 900)], ids=["may be more", "is all"]
)
def test_as_many_files_may_be_open_as_the_system_allows(soft: int, hard: int, after: int) -> None:
    assert limit_after(soft=soft, hard=hard) == after
