"""Kalender kantor: the days, the recurring slots and the rhythm that an office's year is made of."""
