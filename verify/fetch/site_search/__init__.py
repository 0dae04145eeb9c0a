"""Collect candidates for a lost page: from the publisher's sitemaps and feeds, and from archives."""
