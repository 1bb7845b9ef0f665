"""Sees to the programs of this machine that tests drive, or says by name what will be skipped without them.

`browser`: Chromium and Chinese fonts, for the pages; `office`: LibreOffice, which opens and converts what is written here.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
MAC_BROWSERS = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium")]
OFFICES = ["soffice", "libreoffice"]
PACKAGES = {"browser": ["chromium", "fonts-noto-cjk"], "office": ["libreoffice-writer", "fonts-noto-cjk"]}
SIZES = {"browser": 150, "office": 200}  # MB to fetch, about
NO_BROWSER = "没有找到 Chromium 或 Chrome，tests/journeys 里标着 journey 的测试会跳过，名单在测试结果末尾。"
NO_OFFICE = "没有找到 LibreOffice，用它打开文档的测试会跳过，名单在测试结果末尾。"
NO_FONT = "没有中文字体，截图和 PDF 里的汉字会是方框。"
HOW = {
    "browser": "装法：sudo apt-get install chromium fonts-noto-cjk；浏览器装在别处的，写明 ZERENTIAN_CHROMIUM=路径。",
    "office": "装法：sudo apt-get install libreoffice-writer fonts-noto-cjk。",
}


def find_browser() -> str | None:
    """The Chromium or Chrome of this machine, the one named in ZERENTIAN_CHROMIUM first."""
    named = os.environ.get("ZERENTIAN_CHROMIUM")
    candidates = [named] if named else [*(shutil.which(name) for name in BROWSERS), *MAC_BROWSERS]
    return next((path for path in candidates if path and Path(path).exists()), None)


def find_office() -> str | None:
    return next(filter(None, map(shutil.which, OFFICES)), None)


def has_chinese_font() -> bool:
    if sys.platform != "linux":
        return True  # the other systems bring one
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout)


def missing(what: str) -> list[str]:
    """Sentences about what is not there."""
    program, sentence = (find_browser(), NO_BROWSER) if what == "browser" else (find_office(), NO_OFFICE)
    return [*([] if program else [sentence]), *([] if has_chinese_font() else [NO_FONT])]


def install_from_debian(what: str) -> None:
    print("正在安装 " + "、".join(PACKAGES[what]) + f"（约 {SIZES[what]} MB，通常一到三分钟）……", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES[what]]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def main(what: str) -> int:
    if not missing(what):
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        install_from_debian(what)
    left = missing(what)
    if left:
        print("\n".join([*left, HOW[what]]))
    return 1 if left and os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
