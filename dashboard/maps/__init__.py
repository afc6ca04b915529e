"""The folium map: built from constants alone; what it shows is fetched by its viewport layer."""
