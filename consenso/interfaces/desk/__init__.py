"""The desk: delegations and the secretariat, signed in. Nothing here is cached, and everything passes the one door."""
