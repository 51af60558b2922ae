"""Synthetic data from a seed: every person and organisation in it is marked 合成, no number in it can be real."""
