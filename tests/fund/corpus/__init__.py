"""Teams and calls with the answer worked out by hand."""
