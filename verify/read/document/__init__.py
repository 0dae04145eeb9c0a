"""What all document formats share: reading archives, building the text, numbering notes."""
