"""Who signs in: persons, the delegations for which they act, in which role, and how they were let in."""
