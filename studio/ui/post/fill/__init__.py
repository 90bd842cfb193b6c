"""The tab Isi: a form made of the template's slots beside the live picture."""
