"""The app that Streamlit runs: page settings, the list of pages, the page. Nothing else."""

import streamlit as st

from liantu.ui.shell import ICON, run

st.set_page_config(page_title="链图 liantu", page_icon=ICON, layout="wide", initial_sidebar_state="auto")
run()
