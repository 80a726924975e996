"""Words of the first visit."""

WORDS: dict[str, tuple[str, str]] = {
    # doors
    "doors": ("这里还没有企业数据", "There is no firm data here yet"),
    "doors.note": (
        "可以先看示例，再换成自己的表格；每次载入都能撤销。",
        "Look at made-up firms first, then bring your own sheets; every load can be undone.",
    ),
    "door.sample": ("载入示例", "Load made-up firms"),
    "door.sample.note": (
        "约 300 家虚构企业和供货关系，随程序附带",
        "About 300 invented firms with supplies, part of the program",
    ),
    "door.public": ("载入公开信息", "Load public information"),
    "door.public.note": (
        "公开报道中提到的渝西企业，附媒体和日期",
        "Firms of the eight districts named in public news, with outlet and date",
    ),
    "door.own": ("导入我的表格", "Bring my own sheets"),
    "door.own.note": ("xlsx 或 csv，先试载再确认", "xlsx or csv; a dry run first"),
    "door.read_only": (
        "现在是只读方式，不能载入。请用 liantu load 载入后再打开。",
        "This is read only. Load with liantu load, then open again.",
    ),
}
