"""One guarded HTTP exchange: checks of IP addresses, sockets, limits, decompression."""
