"""The acts of a day as a script or a sheet of paper tells them, and their doing."""
