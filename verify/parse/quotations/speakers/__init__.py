"""Who says a quotation: subjects, pronouns, signatures, lines above."""
