"""Parts against their whole."""

import pytest

from zerentian.reading.rules.tests.reports import findings, practice, words


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("党员中男性占60%，女性占45%。", "105%"),
        ("运用“四种形态”处置，分别占70%、20%、5%、3%。", "98%"),
        ("小区分为三类，分别占50%、30%、10%。", "90%"),
        ("来信中，停车占45%，漏水占30%，其余占35%。", "110%"),
        ("居民中60岁以上占47%、36至59岁占39%、35岁以下占20%。", "106%"),
        ("从领域看，社区占64%，机关占15%，学校占17%，商圈占7%。", "103%"),
        ("按学历统计，大专、本科及以上、高中及以下分别占41%、33%、21%。", "95%"),
    ],
)
def test_shares_of_one_whole_make_a_hundred(sentence: str, total: str) -> None:
    [found] = findings("shares-do-not-sum", practice(sentence))
    assert total in found.message


@pytest.mark.parametrize(
    "sentence",
    [
        "党员中男性占60%，女性占40%。",
        "35岁以下的占40%，大专以上的占60%，女党员占30%。",
        "运用“四种形态”处置，分别占70.3%、20.2%、5.2%、4.2%。",
        "到会率达到95%，参学率达到90%。",
        "来信中停车占45%，漏水占30%。",
        "60岁以上占47%，35岁以下占20%。",
        "从领域看，社区占64%，机关占15%，学校占5%。",
        "60岁以上占47%，35岁以下占20%，大专以上占63%。",
        "60岁以上占41%、36至59岁占39%、35岁以下占20%。",
        "占地很少，占比提高到35%。",
    ],
)
def test_shares_that_fit_or_are_not_all_are_not_found(sentence: str) -> None:
    assert words("shares-do-not-sum", practice(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("共有党员50名，其中男30名、女25名。", "55 名"),
        ("共整改问题15个，其中组织建设6个、党员教育5个、作风3个。", "14 个"),
        ("全年预算6.5万元，其中教育培训2万元，走访慰问1.5万元，活动2.5万元。", "6 万元"),
        ("共有支部9个，其中机关12个。", "比总数还多"),
        ("共有党员50名，其中正式党员46名、预备党员5名。", "51 名"),
        ("共有党员86名，其中第一党支部42名、第二党支部27名、第三党支部21名。", "90 名"),
        ("反馈的26个问题中，已完成整改19个，基本完成4个，正在推进4个。", "27 个"),
    ],
)
def test_parts_that_miss_their_whole_are_found(sentence: str, said: str) -> None:
    [found] = findings("sum-mismatch", practice(sentence))
    assert said in found.message


@pytest.mark.parametrize(
    "sentence",
    [
        "共有党员50名，其中男30名、女20名。",
        "共有党员86名，其中第一党支部42名、第三党支部21名、流动党员9名。",
        "反馈的26个问题中，已完成整改19个，基本完成4个，正在推进3个。",
        "26个支部开展活动中，党员讲课19次，听众提问4次，写下体会4次。",
        "共有党员120名，其中女党员45名、大专以上80名、35岁以下30名。",
        "共有企业50家，其中规模以上30家、建立党组织的25家。",
        "共有支部5个，其中机关2个、社区3个，党小组12个。",
        "共整改问题15个，其中组织建设6个。",
        "共走访近100户，其中老人60户、病人30户、学生5户。",
        "共开会12次（支委会8次、党员大会4次）。",
        "共办实事10件，其中修路20米。",
    ],
)
def test_parts_that_fit_or_are_not_all_are_left_alone(sentence: str) -> None:
    assert words("sum-mismatch", practice(sentence)) == []
