"""Letters by a seventh author, who had the contract and the real letters: their skeleton, and every rule tried on it."""
