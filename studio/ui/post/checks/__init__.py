"""The Periksa tab: what the checks found, each with a jump to where it is mended."""
