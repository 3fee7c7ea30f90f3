"""Migrations of the room's tables."""
