"""The directory as readers find it: listed, filtered, in feeds, files and the catalogue."""
