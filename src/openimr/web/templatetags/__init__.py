"""Tags and filters that the templates of all rooms load."""
