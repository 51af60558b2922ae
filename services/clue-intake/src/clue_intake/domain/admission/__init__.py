"""The conditions of 问责办法 9, one source a file, its scenarios beside it."""
