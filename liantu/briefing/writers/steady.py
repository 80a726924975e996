"""Office files are zips that remember when they were packed: repacked with one time stamp, the same content is the same bytes."""

import io
import zipfile
from datetime import datetime


def steady(packed: bytes, stamp: datetime) -> bytes:
    """The zip with every part dated `stamp`."""
    when = (max(stamp.year, 1980), stamp.month, stamp.day, stamp.hour, stamp.minute, stamp.second)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            info = zipfile.ZipInfo(part.filename, when)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(part.filename))
    return out.getvalue()
