#!/bin/sh
# Make a virtual environment and install the pinned, hash-checked packages and then liantu itself (editable).
#   requirements/install.sh .venv requirements/app.txt
# With uv when it is there, with venv and pip otherwise. PYTHON=… chooses the interpreter.
set -eu
cd "$(dirname "$0")/.."
venv=$1
pins=$2

find_python() {
    for python in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "没有找到 Python 3.11 或更新的版本。请先安装，或用 make PYTHON=/路径/python3.12 指定。(Python >= 3.11 is needed.)" >&2
    exit 1
}

# arcadedb has no wheel for musl (Alpine), graspologic-native none for musl on arm, and a marker cannot say musl: there liantu works
# with a Neo4j URL only, and finds communities by Louvain.
without_what_musl_lacks() {
    if command -v ldd >/dev/null && ldd --version 2>&1 | grep -qi musl; then
        echo "musl：没有内嵌数据库 arcadedb 的安装包，将需要 Neo4j 地址。(No embedded database here; give a Neo4j URL.)" >&2
        lacks=arcadedb
        [ "$(uname -m)" = x86_64 ] || lacks="$lacks|graspologic-native"
        awk -v lacks="^($lacks)==" '/^[^ ]/ {skip = $0 ~ lacks} !skip' "$pins" >"$venv/pins.txt"
        pins=$venv/pins.txt
    fi
}

python=$(find_python)
if command -v uv >/dev/null; then
    [ -x "$venv/bin/python" ] || uv venv --quiet --python "$python" "$venv"
    without_what_musl_lacks
    VIRTUAL_ENV=$venv uv pip install --quiet --require-hashes -r "$pins"
    VIRTUAL_ENV=$venv uv pip install --quiet --no-deps --no-build-isolation -e .
else
    if ! [ -x "$venv/bin/pip" ] && ! "$python" -m venv "$venv"; then
        rm -rf "$venv"
        echo "建不了虚拟环境。Debian、Ubuntu：apt-get install python3-venv，然后再来一次。(python3-venv is missing.)" >&2
        exit 1
    fi
    without_what_musl_lacks
    "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$pins"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
