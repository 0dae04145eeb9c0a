"""The parts of a Word document: package, styles, fields, notes, text."""
