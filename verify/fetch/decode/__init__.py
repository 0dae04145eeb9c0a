"""Turn response bodies into documents: PDF text extraction."""
