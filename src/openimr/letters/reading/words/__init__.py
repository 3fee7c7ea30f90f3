"""What single words of a letter mean, misread or not: dates, outcomes, findings of necessity."""
