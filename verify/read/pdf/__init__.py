"""The pages of a PDF article: lines, furniture, notes at the foot, paragraphs."""
