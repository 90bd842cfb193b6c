"""Media made elsewhere: PDF pages, slides and films, each read inside the worker."""
