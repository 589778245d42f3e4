"""The preview of a project while it is being written: read again, checked again and drawn on request, for one machine only."""
