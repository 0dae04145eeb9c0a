"""Find a cited page again whose URL is missing or dead: from candidates to ranked proposals.

Pure: a reference and candidates go in, proposals with their evidence come out.
``verify.fetch.site_search`` collects the candidates.
"""
