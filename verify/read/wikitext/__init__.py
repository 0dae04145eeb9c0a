"""The parts of wikitext: templates of citations, notes, text."""
