"""Plain data about responses: URLs, headers, content types, and reasons for a missing page."""
