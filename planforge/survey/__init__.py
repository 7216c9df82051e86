"""What a plan asks of whom: its agreement read sentence by sentence, as views for the reports. Nothing is printed."""
