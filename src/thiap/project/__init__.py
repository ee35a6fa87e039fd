"""What a project keeps beside its texts: decisions, a baseline, a configuration file."""
