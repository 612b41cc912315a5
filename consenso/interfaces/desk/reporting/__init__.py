"""Reports of a party on the plans that it agreed to, and what answers which promise."""
