"""What stands between the bytes as sent and a document: compression, PDF."""
