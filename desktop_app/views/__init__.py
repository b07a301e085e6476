"""How it looks on screen: the frame, the pages and the blocks they are built from; Qt lives here."""
