"""From bytes to text: character sets, and text that was decoded with the wrong one."""
