"""One script a fault: ``main`` makes it, the docstring says what is right."""
