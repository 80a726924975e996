"""The first start on a new machine asks nothing: Streamlit wants an e-mail address, and ends without a keyboard."""

from liantu.server import command


def test_server_starts_without_asking_and_for_this_machine_only():
    line = command(8501, open_browser=True)

    flags = dict(zip(line[5::2], line[6::2], strict=True))
    assert flags["--server.showEmailPrompt"] == "false"
    assert flags["--browser.gatherUsageStats"] == "false"
    assert flags["--server.address"] == "127.0.0.1"
    assert flags["--theme.primaryColor"] == "#1d3461"
