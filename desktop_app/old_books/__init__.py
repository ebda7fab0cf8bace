"""Old books in Excel read in: heads found, fonts mended, doubts shown, nothing written unasked."""
