"""How much text notice pages have, measured on real pages."""

from __future__ import annotations

# An article has 1,000 characters of prose and more, or metadata of an article; a notice page has
# a few short blocks.
THIN = 2_500  # characters of prose; a page with more is not a notice page …
SHORT_BLOCKS = 320  # … unless no block is longer than a teaser
ALMOST_NOTHING, NEXT_TO_NOTHING = 250, 160
CHALLENGE_LENGTH = 700  # characters; Cloudflare's block page has about 500
