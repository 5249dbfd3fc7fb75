"""What ``diff`` is made of: the year between two tables, the pairing of rows, what changed in a row, and the report."""
