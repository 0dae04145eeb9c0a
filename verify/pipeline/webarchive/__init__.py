"""Use web archives: earlier copies of cited pages, and pages to save."""
