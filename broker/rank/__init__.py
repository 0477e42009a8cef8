"""Partners for a proposal, with reasons."""
