"""The main job from end to end, with real processes and independent readers."""
