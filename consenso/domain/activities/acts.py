"""The acts on activities, as the public ledger names them."""

SOURCE = "activities:source"
ACCEPT = "activities:accept"
LINK = "activities:link"
UNLINK = "activities:unlink"
LINKS = (LINK, UNLINK)
ALL = (SOURCE, ACCEPT, *LINKS)
