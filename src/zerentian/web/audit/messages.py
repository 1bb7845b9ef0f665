"""Verbs of the journal in words. A verb not here yet shows by its own name: nothing is hidden from the auditor."""

VERBS = {
    "account.open": "开账号",
    "account.reset_password": "重设密码",
    "account.disable": "停用账号",
    "account.enable": "启用账号",
    "account.reset_code": "重设登录验证码",
    "account.change_password": "改自己的密码",
    "accounts.export": "导出账号名单",
    "audit.export": "导出审计记录",
    "person.register": "登记人员",
    "membership.begin": "转入党员",
    "membership.end": "转出党员",
    "post.appoint": "任命",
    "post.end": "免职",
    "organisation.found": "设立组织",
    "organisation.rename": "组织更名",
    "organisation.move": "调整隶属",
    "organisation.split": "分设组织",
    "organisation.merge": "合并组织",
    "organisation.close": "撤销组织",
    "organisation.elect": "换届",
    "organisation.postpone": "延期换届",
}


def verb_in_words(verb: str) -> str:
    return VERBS.get(verb, verb)
