"""Verbs of the journal in words. A verb not here yet shows by its own name: nothing is hidden from the auditor."""

VERBS = {
    "account.open": "开账号",
    "account.reset_password": "重设密码",
    "account.disable": "停用账号",
    "account.enable": "启用账号",
    "account.reset_code": "重设登录验证码",
    "account.change_password": "改自己的密码",
    "list.export": "导出名单",
    "person.register": "登记人员",
    "person.load": "载入人员",
    "post.appoint": "任命",
    "post.end": "免职",
    "district.begin": "开设本机",
    "organisation.found": "设立组织",
    "organisation.designate": "组织更名或改设",
    "organisation.move": "调整隶属",
    "organisation.split": "分设组织",
    "organisation.merge": "合并组织",
    "organisation.close": "撤销组织",
    "organisation.elect": "换届",
    "organisation.postpone": "延期换届",
    "act.withdraw": "撤回录错的变动",
    "organisation.load": "载入组织",
    "unit.register": "登记单位",
    "unit.survey": "登记摸排结果",
    "unit.reach": "登记覆盖方式",
    "grid.open": "设立网格",
    "grid.staff": "登记网格党组织",
}


def verb_in_words(verb: str) -> str:
    return VERBS.get(verb, verb)
