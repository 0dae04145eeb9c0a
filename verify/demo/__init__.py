"""A made-up newsroom and the sites it cites: the whole job without the web."""
