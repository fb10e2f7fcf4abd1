"""What checks share when they look at a report: places, typed results, codes, likeness of names."""
