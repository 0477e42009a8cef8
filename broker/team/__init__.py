"""Teams that cover what a proposal asks for."""
