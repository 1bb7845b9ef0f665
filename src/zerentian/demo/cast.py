"""The people of the demonstration with a sign-in: where they belong, what post they hold, and what to try as each of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cast:
    name: str
    username: str
    home: str  # the branch they belong to
    at: str  # where the post is held; "" for the root
    post: str
    title: str
    attempt: str  # what to try


@dataclass(frozen=True, slots=True)
class Administrator:
    username: str
    role: str
    title: str
    attempt: str


CAST = (
    Cast("言知行", "yanzhixing", "区委组织部机关党支部", "", "clerk", "区委组织干事", "看全区的组织树，把一个社区党组织调整到别的街道"),
    Cast("甄晓禾", "zhenxiaohe", "柳溪街道机关第一党支部", "柳溪街道党工委", "clerk", "街道组织干事", "设立一个党支部，登记换届，任免岗位"),
    Cast("米知秋", "mizhiqiu", "青禾社区第一党支部", "青禾社区党委", "secretary", "青禾社区党委书记", "看本社区的支部、党员和历次变动"),
    Cast("石清远", "shiqingyuan", "石渡社区第一党支部", "石渡社区党委", "secretary", "石渡社区党委书记", "试试看邻近的青禾社区：看不到"),
    Cast("束小满", "shuxiaoman", "青禾社区第二党支部", "青禾社区第二党支部", "worker", "支部党务工作者", "在本支部登记一名党员"),
)

ADMINISTRATORS = (
    Administrator("xitong", "system_administrator", "系统管理员", "看系统状态，看不到组织和人员"),
    Administrator("anquan", "security_administrator", "安全管理员", "开账号，停账号"),
    Administrator("shenji", "audit_administrator", "审计员", "看操作日志，校验日志"),
)
