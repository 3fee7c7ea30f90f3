"""The disputed items, layout by layout: title, outcome, guidelines, rationale, and whose fate each shares."""
