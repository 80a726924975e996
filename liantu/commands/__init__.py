"""One module for each group of commands. A command parses, calls one function, prints; results go to stdout."""
