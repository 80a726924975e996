"""What is chosen: its state and why, what a person says beside it, who could close the gap, and the evidence that was weighed."""



