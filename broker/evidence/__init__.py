"""What the alliance knows, made ready for matching: text, graph and places together."""
