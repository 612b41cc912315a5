"""Drafts at the desk: read in brackets, proposed on, decided, put under silence."""
