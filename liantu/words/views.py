"""Words of saved views and of the tour."""

WORDS: dict[str, tuple[str, str]] = {
    "views": ("分享与视图", "Share and views"),
    "views.copy": ("复制本页网址", "Copy this page's address"),
    "views.copied": (
        "已复制，打开即为同样的范围、日期和筛选。",
        "Copied; it opens with the same scope, dates and filters.",
    ),
    "views.failed": ("浏览器不允许自动复制，请按 Ctrl+C。", "The browser does not allow it; press Ctrl+C."),
    "views.saved": ("保存的视图", "Saved views"),
    "views.none": ("还没有。保存后所有人都能打开。", "None yet. What is saved can be opened by everybody."),
    "views.name": ("视图名称", "Name of the view"),
    "views.name.hint": ("如：璧山电驱缺口", "such as: drive gaps of Bishan"),
    "views.save": ("保存这一页", "Save this page"),
    "views.kept": ("已保存“{name}”。", "“{name}” is saved."),
    "views.drop": ("删除“{name}”", "Delete “{name}”"),
    # the tour
    "tour.offer": ("第一次使用？用五步看一遍，约两分钟。", "First visit? Five steps show the way, about two minutes."),
    "tour.begin": ("开始", "Begin"),
    "tour.skip": ("不用了", "No, thanks"),
    "tour.step": ("第 {n} 步，共 {of} 步", "Step {n} of {of}"),
    "tour.next": ("下一步", "Next"),
    "tour.back": ("上一步", "Back"),
    "tour.end": ("结束", "Finish"),
    "tour.overview": (
        "总览先回答领导最先问的：报了多少、进度如何、56 种部件有多少已有企业。右上选范围和日期，全部页面跟着变。",
        "The overview answers what a leader asks first. Choose scope and date at the top right; all pages follow.",
    ),
    "tour.chain": (
        "产业链图从整车展开到系统、总成、部件、企业。点一种部件，右边是它的状态、理由和每一行来源。",
        "The chain map opens from vehicle to firms. Click a component: its state, the reason and every source row stand at the right.",
    ),
    "tour.gaps": (
        "强弱缺分析把 56 种部件按规则分为优势、薄弱、缺失等；没有摸排过的写“未摸排”，从不算作缺失。",
        "Here the 56 components are sorted by rule; what was not surveyed says so and never counts as absent.",
    ),
    "tour.firms": (
        "企业库：一个字就能查到。点一家看档案，每个事实都能点开它的原始行。",
        "Firms: one character finds them. A profile shows every fact with the row behind it.",
    ),
    "tour.data": (
        "数据页载入自己的表格：先试载看会怎样，再确认；每一次载入都能撤销。从这里开始换成真实数据。",
        "Bring your own sheets here: a dry run first, then commit; every load can be undone.",
    ),
}
