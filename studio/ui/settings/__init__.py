"""What a person may change: office, look, language, keys, people."""
