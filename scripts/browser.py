"""Sees to the browser and the Chinese fonts that the page tests need, or says by name what will be skipped without them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ["chromium", "fonts-noto-cjk"]
PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge"]
MAC_PROGRAMS = [f"/Applications/{name}.app/Contents/MacOS/{name}" for name in ("Google Chrome", "Chromium")]


def find_browser() -> str | None:
    """The Chromium or Chrome of this machine, the one named in ZERENTIAN_CHROMIUM first."""
    named = os.environ.get("ZERENTIAN_CHROMIUM")
    candidates = [named] if named else [*(shutil.which(name) for name in PROGRAMS), *MAC_PROGRAMS]
    return next((path for path in candidates if path and Path(path).exists()), None)


def has_chinese_font() -> bool:
    if sys.platform != "linux":
        return True  # the other systems bring one
    if not shutil.which("fc-list"):
        return any(Path("/usr/share/fonts").rglob("*CJK*"))
    return bool(subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=False).stdout)


def install_from_debian() -> None:
    print("正在安装 " + "、".join(PACKAGES) + "（约 150 MB，通常一到三分钟）……", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
        subprocess.run(["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    if find_browser() and has_chinese_font():
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        install_from_debian()
    if not find_browser():
        print("没有找到 Chromium 或 Chrome，tests/journeys 里标着 journey 的测试会跳过，名单在测试结果末尾。")
    if not has_chinese_font():
        print("没有中文字体，截图里的汉字会是方框。")
    if find_browser() and has_chinese_font():
        return 0
    print("装法：sudo apt-get install chromium fonts-noto-cjk；浏览器装在别处的，写明 ZERENTIAN_CHROMIUM=路径。")
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
