"""What leaves the school on screen: the options of a document, its live preview, issuing it, and its versions."""
