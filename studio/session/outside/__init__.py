"""Posts of media made elsewhere: taking files in, how they suit placements, making the post."""
