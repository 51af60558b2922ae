"""The aggregate `clue`: received, examined, completed, submitted again."""
