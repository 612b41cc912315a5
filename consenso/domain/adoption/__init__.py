"""The act by which a draft becomes a text of the record, and what follows from it: its promises, its corrections."""
