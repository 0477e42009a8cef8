"""A partner-brokering engine: partners, teams and funding for joint work, with reasons."""
