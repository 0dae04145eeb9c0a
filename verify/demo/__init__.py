"""A small invented newsroom and the site it cites: the whole job without the web."""
