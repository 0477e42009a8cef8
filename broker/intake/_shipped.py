"""The alliance that comes with the program."""

from pathlib import Path

from broker.intake._alliance import read_alliance
from broker.model import Alliance, BrokerError

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """Return the folder with the shipped data: in the installed package, or in the repository.

    Raises:
        BrokerError: If there is none, which means that the installation is not whole.
    """
    for folder in (_PACKAGE / "shipped", _PACKAGE.parent / "data"):
        if (folder / "members.csv").is_file():
            return folder
    raise BrokerError(
        "The shipped data are missing: neither %(package)s nor %(folder)s holds "
        "members.csv. Install the program again.",
        package=_PACKAGE / "shipped",
        folder=_PACKAGE.parent / "data",
    )


def read_shipped() -> Alliance:
    """Return the shipped alliance.

    Raises:
        BrokerError: If the data are missing or damaged.
    """
    # An alliance's own vocabulary need not know the themes of the one that ships.
    from broker.vocabulary import load_vocabulary, shipped_vocabulary

    return read_alliance(shipped_folder(), vocabulary=load_vocabulary(shipped_vocabulary()))
