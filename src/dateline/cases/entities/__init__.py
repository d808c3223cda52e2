"""Who is who across pages."""
