"""Routes beside the pages: what the map asks for, our assets, and the headers of every answer."""
