"""Headings and labels: where each part of a letter begins."""
