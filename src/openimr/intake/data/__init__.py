"""Dated and listed data of the room."""
