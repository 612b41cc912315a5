"""What a person follows in the public record, and how a letter ends it."""
