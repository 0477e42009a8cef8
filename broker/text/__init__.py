"""Encoders and the lexical index."""
