"""Letters by a sixth author, who had read the contract, the formats and the real letters, and not how letters are read."""
