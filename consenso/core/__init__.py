"""Pure: bytes and values in, values out. No Django, database, network or clock."""
