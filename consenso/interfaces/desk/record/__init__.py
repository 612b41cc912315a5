"""Forms for the objects of a record: from its schema to fields that people fill, and back to a document."""
