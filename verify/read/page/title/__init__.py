"""A page's titles: which is the headline, and what of it is the site's name."""
