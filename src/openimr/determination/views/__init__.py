"""The pages of the room: the reviewer's desk, and the medical director's look at the letter before it goes."""
