"""The pages: Streamlit is known here and in app_streamlit.py only. Every figure comes from `ask`, as on the command line."""
