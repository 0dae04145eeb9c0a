"""What a server sent, as plain data: URLs, responses, content types, and reasons for a missing page."""
