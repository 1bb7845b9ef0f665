"""The words fictional names are made of. None is taken from a register; a real namesake is chance."""


def _words(text: str) -> list[str]:
    return text.split()


STREETS = _words("柳溪 听泉 望岚 石舫 东篱 白鹭 桑榆 松风 半亩 竹里 芸窗 枕流")
DISTRICTS = _words("云汀 澄溪 岚屿 泊云 鹤汀 枫泊 霁川 苇洲 芦雪 梅渚")
COMMUNITIES = _words("青禾 石渡 泉眼 石桥 柳堤 临水 杏坛 桑东 苇湾")  # of the first street, as in the drawings of the interface
VILLAGES = _words("上塘 下塘 梨坞 棉岭 稻香坪 茶亭")

PLACE_HEAD = "青石柳杏桑梧枫兰芦荷竹梅棠桂槐榆菱茶麦云月雪雨霁晴星鹤鸥莺鹿"
PLACE_TAIL = "溪泉桥堤湾坊陌圃塘埠汀巷垄岸浦泽坪坞津渚园畔庭里"

BRAND_HEAD = "禾墨青拾松云穗晨砚鹿橘麦芷星澄岚沐竹谷桐"
BRAND_TAIL = "木野舟山屿里页光田石禾湾陌格澜序帆"
TRADES = _words(
    "电子有限公司 食品有限公司 物流有限公司 软件有限公司 建材有限公司 服饰有限公司 餐饮管理公司 "
    "广告有限公司 物业服务公司 农业科技公司 医疗器械公司 印务有限公司 家政服务公司 文化传播公司 "
    "环保科技公司 汽车服务公司"
)
SOCIETIES = _words("邻里互助社 社工服务中心 养老服务中心 书画协会 志愿者协会 调解服务中心 儿童阅读馆 健身协会")
PARKS = _words("创意园 软件园 科创园 电商园 物流园 商贸大厦 国际大厦 文创楼")
PROJECTS = _words("旧改项目 水厂扩建项目 快速路项目 河道整治项目 老楼加梯项目 管网改造项目")

ORGANS = _words(
    "区委组织部 区委办公室 区委宣传部 区委统战部 区委政法委 区政府办公室 区人大机关 区政协机关 "
    "区发改局 区教育局 区科技局 区民政局 区司法局 区财政局 区人社局 区住建局 区交通局 "
    "区水务局 区农业农村局 区商务局 区文旅局 区卫健局 区审计局 区统计局 区市场监管局 区总工会 "
    "区妇联 区残联"
)
STATE_FIRMS = _words(
    "城建集团 水务集团 公交公司 文旅集团 粮油公司 园林公司 热力公司 环卫公司 市政工程公司 停车运营公司 公共自行车公司 资产运营公司"
)
INDUSTRIES = _words("律师行业 互联网行业 快递行业 物业行业 民办教育行业 出租车行业")

SURNAMES = (
    "米束甄言石安白柏边卜岑常车陈程褚戴党邓丁董杜范方冯傅甘高葛耿古顾关郭韩何贺洪侯胡黄霍姬贾江姜蒋金靳康"
    "柯孔蓝雷黎李梁林凌刘柳卢鲁陆罗吕马毛梅孟苗莫穆倪宁潘庞裴彭齐钱秦邱曲饶任阮邵沈盛施史宋苏孙谭汤唐陶田"
    "童涂万汪王韦魏温文翁巫吴伍夏向肖谢辛邢熊徐许薛严阎颜杨姚叶易殷尹应尤游于余俞虞喻袁岳詹张章赵郑钟周朱"
    "祝庄卓邹左"
)
GIVEN_FIRST = "知小晓清远秋若思以书予景云砚墨嘉沐亦闻望怀可宜青南北春夏冬雨雪晴星月禾麦穗松柏竹梅兰荷梧桐松槐采问渔舒乐安宁念初遇芷蘅"
GIVEN_LAST = (
    "禾满行秋舟帆远澜汀岚川溪泉石砚墨笛箫弦歌诗书言语默然之也宁和谷穗苗芽叶青蓝白霁晴岸桥渡苇荻莺雁鸥鹭鹿眠归辰昀曦喆堃祎芃樨翊玥珩瑄"
)
RARE = "喆堃祎芃昀曦樨珩瑄翊"  # characters that break careless software: every scale must contain them

MINORITIES = _words("回族 满族 蒙古族 土家族 壮族 苗族 侗族 布依族 瑶族 白族 朝鲜族 彝族 藏族 维吾尔族 畲族 羌族")
OFFICES = {
    "enterprise": _words("职员 工程师 会计 销售经理 仓库主管 车间主任 行政主管 技术员 采购员 司机"),
    "social_organisation": _words("社工 干事 项目主管 理事 志愿服务组长"),
    "agency": _words("一级科员 四级主任科员 二级主任科员 科长 副科长 办公室主任 专业技术人员"),
    "school": _words("教师 年级组长 教研组长 后勤主任 校医"),
    "state_enterprise": _words("职工 班组长 部门经理 安全员 调度员 技术主管"),
}
ALONE = _words("个体经营 自由职业 灵活就业 待业 在读")
ELSEWHERE = _words("芦雪市苇洲区 霁川市枫泊区 泊云市鹤汀区 岚屿市澄溪区")  # no such places
ELSEWHERE_BRANCHES = _words("石汀街道第三党支部 松陂社区党支部 桐墅中学党支部 云陌物流公司党支部 竹埠村党支部 晴浦机关第二党支部")
