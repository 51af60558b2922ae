"""The aggregate `import`: what became of each row of a file."""
