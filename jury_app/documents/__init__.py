"""What is printed: content classes and the functions that set them."""
