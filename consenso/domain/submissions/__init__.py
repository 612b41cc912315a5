"""What is not public yet: additions and corrections to the record, from preparation to publication."""
