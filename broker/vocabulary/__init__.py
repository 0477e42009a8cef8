"""Kinds, themes, regions, ranges, countries and languages, and finding them in free text."""
