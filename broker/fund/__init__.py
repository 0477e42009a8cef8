"""Funders and calls for a proposal."""
