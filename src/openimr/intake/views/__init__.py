"""The pages of the room: the application form, and the receipt for what was filed."""
