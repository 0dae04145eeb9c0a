"""Quotations: their bounds, kinds, speakers and backing."""
