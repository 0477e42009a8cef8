"""Which website somebody has, as far as it tells who they are."""

import re
from urllib.parse import urlsplit

_PAGES = frozenset(
    "facebook.com fb.com instagram.com linkedin.com linktr.ee medium.com sites.google.com "
    "twitter.com x.com youtube.com".split()
)
"""Hosts on which very many have a page: they tell nothing of who somebody is."""

_SITES = frozenset(
    "blogspot.com github.io jimdofree.com squarespace.com webnode.com weebly.com wixsite.com "
    "wordpress.com".split()
)
"""Domains below which everybody has a host of their own."""

_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv go govt mil net ne nic or org sch".split())


def host_of(website: str | None) -> str:
    """Return the host of an address, without `www.`.

    Empty where there is none, or only a page on a host that very many share.
    """
    if not website:
        return ""
    text = website.strip().lower()
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""
    host = re.sub(r"^www\d?\.", "", host).strip(".")
    shared = any(host == one or host.endswith(f".{one}") for one in _PAGES)
    return host if "." in host and not shared else ""


def domain_of(host: str) -> str:
    """Return the part of a host that somebody registered: `ox.ac.uk` of `eng.ox.ac.uk`."""
    labels = host.split(".")
    if len(labels) < 3:
        return host
    own = ".".join(labels[-2:]) in _SITES
    keep = 3 if own or (len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL) else 2
    return ".".join(labels[-keep:])
