"""A text that all sides write together, until nothing is left in brackets: drafts, proposals, positions, silence. Confidential."""
