"""The collaboration graph."""
