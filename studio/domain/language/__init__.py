"""Indonesian as text: sentences, words, syllables, and counts that people can act on."""
