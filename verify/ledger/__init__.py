"""The pure part of the link ledger: the state of a link, and when it is checked next."""
