"""Where functions run besides this process."""
