"""Text for new documents: templates, and plain text turned into Markdown. Pure functions; the commands do the writing."""
