"""The letters of the procedure: what each must say, ready to be drawn by any renderer."""
