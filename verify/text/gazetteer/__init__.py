"""Names from reference data: countries, news agencies and publishers."""
