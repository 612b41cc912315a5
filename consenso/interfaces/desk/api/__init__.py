"""The desk for programs: who signed in, what they may do, what waits. The same abilities as the pages, by name."""
