"""Routes beside the pages: what the map asks for, our own assets, and the headers of every answer."""
