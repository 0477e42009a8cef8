"""Who is who: descriptions of organisations that may be of one and the same."""
