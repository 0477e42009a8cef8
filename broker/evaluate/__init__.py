"""Measuring suggestions on what really happened."""
