"""What machines read: linked data, feeds, calendar, open data, sitemap, redirects."""
