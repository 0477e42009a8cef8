"""Room for many visitors at once."""

_ENOUGH = 1 << 16
"""Open files; a visitor needs some five, and those who went away keep theirs for two minutes."""


def open_many_files() -> None:
    """Let this process open as many files and connections as the system allows, within reason.

    Shells give a program 256 or 1,024 to begin with, which some hundred visitors use up; from then
    on nobody would be served. Windows has no such limit.
    """
    try:
        import resource
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _ENOUGH if hard == resource.RLIM_INFINITY else min(hard, _ENOUGH)
    if soft == resource.RLIM_INFINITY or soft >= most:
        return
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    except (OSError, ValueError):
        # Some systems (macOS) allow less than they say; what was allowed before still is.
        return
