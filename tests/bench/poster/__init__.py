"""The reference poster: one template, one kit, one content, twelve sizes."""
