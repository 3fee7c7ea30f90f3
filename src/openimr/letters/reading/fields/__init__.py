"""What a letter says apart from its items: its header, the reviewer's credentials, the employee."""
