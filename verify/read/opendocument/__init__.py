"""The parts of an OpenDocument text: styles and text."""
