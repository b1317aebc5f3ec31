"""What the commands do; `xlengine.cli` only names them and their options, so that it starts at once."""
