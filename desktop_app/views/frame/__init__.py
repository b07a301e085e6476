"""The frame around every page: the sidebar, the bar at the top, the header, where one can go, and what locks it."""
