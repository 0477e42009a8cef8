"""The pages of the front end."""
