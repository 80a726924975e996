"""What the chain explorer draws, as values: from answers, in one language. The page and the HTML briefing share it; no Streamlit."""
