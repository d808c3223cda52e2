"""Page to article: decode, extract, zone, repair, parse."""
