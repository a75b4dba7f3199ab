"""Writers of documents: one file, one format. A writer takes a `Document` and gives what a file of its format holds."""
