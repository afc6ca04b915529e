"""Drives the served dashboard in a real Chromium."""
