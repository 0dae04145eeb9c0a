"""Rules for references and their URLs (U2xx)."""
