"""Plans of jobs, encoders, bundle."""
