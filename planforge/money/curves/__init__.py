"""What is paid against one figure: found exactly, asked what-if questions, said in words and drawn."""
