"""Archives and office files tell neither when nor where they were packed."""

from __future__ import annotations

import io
import time
import zipfile

from generator.packing import settled, zipped


def test_an_archive_holds_what_it_was_given_and_no_time() -> None:
    data = zipped({"乙/b.txt": b"b", "a.txt": b"a"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["a.txt", "乙/b.txt"] and archive.read("乙/b.txt") == b"b"
        assert {(entry.date_time, entry.create_system) for entry in archive.infolist()} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert data == zipped({"a.txt": b"a", "乙/b.txt": b"b"})


def test_what_another_library_packed_loses_its_time_and_keeps_its_order() -> None:
    made = []
    for moment in (time.localtime(0x60000000), time.localtime(0x61000000)):
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name in ("[Content_Types].xml", "a.xml"):
                archive.writestr(zipfile.ZipInfo(name, moment[:6]), name)
        made.append(target.getvalue())
    assert made[0] != made[1]
    assert settled(made[0]) == settled(made[1])
    assert zipfile.ZipFile(io.BytesIO(settled(made[0]))).namelist() == ["[Content_Types].xml", "a.xml"]
