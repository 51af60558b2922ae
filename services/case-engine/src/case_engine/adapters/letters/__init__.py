"""The letters as files: PDF by Typst and DOCX, on the page of GB/T 9704-2012, in fonts that have every character."""
