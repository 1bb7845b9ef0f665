"""What a document is measured for, one small class for each rule."""
