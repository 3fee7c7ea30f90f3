"""Letters by a fifth author, who had read the contract, the rulebook's formats and the real letters, nothing else."""
