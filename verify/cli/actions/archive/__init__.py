"""What the commands of ``verify archive`` do."""
