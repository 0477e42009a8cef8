"""What stood in the way of reading or writing, in the reader's language."""

import errno
import os

from broker.model import refusal
from broker.wording import Words


def test_the_reasons_of_the_system_are_told_in_the_readers_language() -> None:
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "plan.csv")
    assert str(refusal(error)) == "Permission denied"
    assert Words("fr").tell(refusal(error)) == "accès refusé"
    assert Words("es").tell(refusal(error)) == "acceso denegado"


def test_other_reasons_stay_as_the_system_says_them() -> None:
    assert refusal(OSError(errno.EPIPE, "Broken pipe")) == "Broken pipe"
    assert refusal(OSError("no number at all")) == "no number at all"
    assert refusal(ValueError("embedded null byte")) == "embedded null byte"
