"""What builds the three budget workbooks: a file a part of the report, and the few things that all parts use."""
