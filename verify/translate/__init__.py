"""Translation services."""
