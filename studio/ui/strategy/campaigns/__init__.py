"""Kampanye dan narasi tunggal: campaigns, their key messages, what is covered, packs that travel."""
