"""Bytes to rows to records, with a report by row and column."""
