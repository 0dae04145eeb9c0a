"""The demo: a made-up newsroom and the sites it cites, checked without internet access."""
