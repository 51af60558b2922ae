"""What personnel knows and decides: cadres, their ledgers, and who is eligible for what. Standard library only."""
