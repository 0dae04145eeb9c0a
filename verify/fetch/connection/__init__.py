"""One guarded HTTP exchange: address checks, sockets, limits, decompression."""
