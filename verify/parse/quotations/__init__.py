"""Quotations: their bounds, kinds, speakers and supporting references."""
