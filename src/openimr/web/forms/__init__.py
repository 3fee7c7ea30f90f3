"""The forms of the pages: which fields a verb asks for, and on which page it is done."""
