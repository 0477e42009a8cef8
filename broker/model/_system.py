"""Why a computer refuses, in sentences that the catalogues know."""

import errno

from broker.model._said import Said


def refusal(error: OSError | ValueError) -> str:
    """Return what stood in the way of reading or writing, as a clause; else the system's words."""
    found = {
        errno.EACCES: Said("Permission denied"),
        errno.EEXIST: Said("File exists"),
        errno.EIO: Said("Input/output error"),
        errno.EISDIR: Said("Is a directory"),
        errno.ENAMETOOLONG: Said("File name too long"),
        errno.ENOENT: Said("No such file or directory"),
        errno.ENOSPC: Said("No space left on device"),
        errno.ENOTDIR: Said("Not a directory"),
        errno.EPERM: Said("Operation not permitted"),
        errno.EROFS: Said("Read-only file system"),
    }
    code = error.errno if isinstance(error, OSError) else None
    return found.get(code or 0) or getattr(error, "strerror", None) or str(error)
