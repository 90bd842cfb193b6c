"""Tests of the resource files and their reader."""
