"""Pages that lead to documents: home, library, indexes, services, questions, search."""
