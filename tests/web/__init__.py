"""The test web: named behaviours of servers, on loopback, and what each must be called."""
