"""Chinese words of the terms, by the document that prints them; `term.py` says what the marks mean."""

from __future__ import annotations

from xlengine.terms.term import OUR_OWN, Table

WORDS: Table = {
    # --- what was given ----------------------------------------------------------------------------------------
    "apportionment": {"A/76/596": "分配数", OUR_OWN: "分配款 | =分摊额"},
    "appropriation": {
        "United Nations texts quoted by ichacha.net": "批款",
        OUR_OWN: "批款额 | 拨款 | 最后批款 | =经费",
    },
    "allocation": {OUR_OWN: "拨付款 | 分配额 | =配额"},
    "approved_budget": {
        "天水市幼儿园 2017 决算": "预算数",
        "A/76/596": "核定预算 | 核定资源",
        OUR_OWN: (
            "核定数 | =核定 | 核定数额 | 批准预算 | 核定金额 | =预算 | 批准数 | 预算金额 | =预算额 | 核准预算"
            " | 核准数额 | =核准"
        ),
    },
    "original_estimate": {
        "天水市幼儿园 2017 决算": "年初预算",
        OUR_OWN: "初步估计数 | 原估计数 | 原预算 | 年初预算数 | 初始预算 | 原批款 | 原分配数",
    },
    "previous_estimate": {
        OUR_OWN: (
            "以往估计数 | 前期估计数 | 上年决算数 | 上年预算数 | 上年执行数 | =上期金额 | =上期数 | =上年金额"
        ),
    },
    "revised_estimate": {
        "A/76/596": "订正预算",
        OUR_OWN: "订正估计数 | =订正 | 订正数 | 调整预算数 | 调整预算 | 调整后预算 | 修订预算 | 订正所需资源",
    },
    "revised_appropriation": {OUR_OWN: "订正批款 | 订正批款额"},
    "revised_apportionment": {OUR_OWN: "订正分配数 | 订正分配额 | 订正分配"},
    "requirements": {
        "A/76/596": "所需资源 | 拟议预算 | 所需经费",
        OUR_OWN: "费用估计数 | 所需经费估计数 | =拟议 | 所需资源估计数 | 拟议资源",
    },
    "estimate": {"A/76/596": "估计数", OUR_OWN: "概算 | =估计 | =估算"},
    "programme_of_work": {"FAO Y9859C13": "工作计划"},
    "plan": {"A/76/596": "计划数 | 原计划", "FAO J4754C04": "=计划", OUR_OWN: "计划数额"},
    "forecast": {OUR_OWN: "预测 | 预计数 | 预计支出 | 预测数"},
    # --- what became of it -------------------------------------------------------------------------------------
    "expenditure": {
        "A/76/596": "支出数 | 支出 | 实际支出",
        "FAO Y7017C10": "开支",
        "FAO Y9859C04": "支出总额",
        "天水市幼儿园 2017 决算": "决算数",
        OUR_OWN: "支出额 | =费用 | 执行数 | 支出决算 | 本年支出",
    },
    "actual": {"A/76/596": "实际数", OUR_OWN: "=实际 | 实际数额 | 实际额 | 实绩"},
    "commitment": {OUR_OWN: "承付款 | 承付款项 | 已承付 | =承诺 | =债务 | =承付"},
    "disbursement": {"A/76/596": "付款", OUR_OWN: "支付额 | 已支付 | 付款额 | =已付"},
    "unliquidated_obligations": {OUR_OWN: "未清债务 | 未清偿债务 | 未结清债务"},
    "cancelled_obligations": {
        "A/76/596": "上期义务核销额",
        OUR_OWN: "上期债务核销额 | 注销的上期债务 | 上期承付款核销额",
    },
    "carry_over": {OUR_OWN: "结转 | 结转额 | 转入下期"},
    "redeployment": {"A/76/596": "重新部署", OUR_OWN: "调拨 | 调拨资源 | =转用 | 调剂"},
    "technical_adjustments": {OUR_OWN: "技术性调整 | 技术调整"},
    # --- differences -------------------------------------------------------------------------------------------
    "variance": {"A/76/596": "差异", OUR_OWN: "偏差 | 差额"},
    "difference": {OUR_OWN: "差数 | 相差"},
    "change": {
        "FAO Y9859C13": "计划变动",
        "A/76/596": "变动",
        OUR_OWN: (
            "变化 | 资源变动 | 资源变化 | 资源增长 | 净变动 | 变更 | 其他变动 | 新的/扩大的任务 | 变动共计 | =重计费用"
            " | 费用调整 | =费用增长"
        ),
    },
    "increase_decrease": {
        OUR_OWN: ("增加/(减少) | 增(减) | 增减 | 增加(减少) | 增/(减) | 增加或减少 | 增减额 | =增加 | =减少 | 增减数"),
    },
    "surplus_deficit": {
        "FAO Y7017C10": "(超支)/节余",
        "United Nations texts quoted by ichacha.net": "=节余",
        OUR_OWN: (
            "节余/(超支) | 盈余/(赤字) | 盈余(赤字) | 盈余 | =超支 | 结余/(超支) | 盈余/(短缺) | 收入超过支出"
            " | 盈亏 | (赤字)/盈余 | 盈余/(亏损) | 收支差额 | 节余/超支 | =赤字 | 结余/(赤字)"
        ),
    },
    "balance": {
        "A/69/693": "余额",
        "United Nations texts quoted by ichacha.net": "未动用余额",
        "A/76/596": "未用结余 | 未用余额",
        OUR_OWN: "=结余 | 可用余额 | =剩余",
    },
    "funds_available": {OUR_OWN: "可用资金 | 可用经费 | 到位资金 | 资金到位 | =到位"},
    "funding_gap": {OUR_OWN: "资金缺口 | 供资缺口 | 筹资缺口"},
    "unencumbered_balance": {"A/76/596": "未支配余额", "United Nations texts quoted by ichacha.net": "未支配结余"},
    "real_growth": {"FAO Y9859C13": "实际增长"},
    "zero_real_growth": {"FAO Y9859C13": "实际零增长", "FAO J4754C06": "名义零增长"},
    "other": {OUR_OWN: "=其他 | =其它"},
    # --- sums --------------------------------------------------------------------------------------------------
    "amount": {"A/76/596": "数额 | 金额", OUR_OWN: "=款额"},
    "total": {
        "A/76/596": "共计 | 总数",
        "FAO Y9859C13": "合计 | 总计",
        "FAO Y9859C04": "总额",
        "FAO Y7017C10": "交付总额",
        OUR_OWN: "合计数 | 总量 | 总支出 | 总收入",
    },
    "subtotal": {"A/76/596": "小计", OUR_OWN: "分计"},
    "grand_total": {"FAO Y9859C13": "总计", OUR_OWN: "总共 | 累计总额"},
    "cumulative": {OUR_OWN: "累计 | 累计数"},
    "average": {"A/76/596": "平均", OUR_OWN: "平均数"},
    # --- quotients ---------------------------------------------------------------------------------------------
    "percentage": {"A/76/596": "百分比", OUR_OWN: "% | 差异百分比 | 差异(百分比) | =比例 | 百分率"},
    "change_percentage": {
        OUR_OWN: (
            "变动百分比 | 变动(百分比) | 增减百分比 | 增长率 | 变化百分比 | 增减率 | 变动率 | 增长百分比 | 增幅 | 增减%"
            " | 比上年增长 | 同比增长"
        ),
    },
    "rate": {OUR_OWN: "比率 | =率 | 单价 | 单位成本"},
    "ratio": {OUR_OWN: "倍数 | 比值"},
    "share": {
        "A/76/596": "份额",
        OUR_OWN: "占总额百分比 | 占总数百分比 | 占比 | 比重 | 占总额的百分比 | 所占百分比",
    },
    "share_of_gdp": {
        OUR_OWN: "占国内生产总值的百分比 | 占国内生产总值百分比 | 占gdp的百分比 | 占gdp百分比 | 占gdp比重",
    },
    "implementation_rate": {
        "A/76/596": "预算执行率 | 执行率",
        OUR_OWN: "执行百分比 | 使用率 | 支出率 | 利用率 | 完成预算% | 预算完成率 | 执行比例 | 完成% | 收缴率 | 征收率",
    },
    "delivery_rate": {"A/76/596": "交付比率", OUR_OWN: "交付率 | 完成率"},
    # --- staff -------------------------------------------------------------------------------------------------
    "authorized_strength": {
        "A/76/596": "核定人数 | 核定员额",
        "A/69/586/Corr.2": "最高核定人数",
        OUR_OWN: "核定编制 | =核定 | 编制数 | 计划人数",
    },
    "incumbency": {
        "A/76/596": "实际在职人数 | 实际在职人数(平均) | 在职人数",
        "A/69/586/Corr.2": "在职情况",
        OUR_OWN: "=实际 | 平均在职人数 | 实际人数 | 实际在职 | 实际(平均) | 实际人数(平均)",
    },
    "vacancy_rate": {"A/76/596": "空缺率 | 平均空缺率 | 实际空缺率", OUR_OWN: "出缺率"},
    "budgeted_vacancy_rate": {
        "A/76/596": "预算编列的空缺率 | 编入预算的空缺率",
        OUR_OWN: "预算空缺率 | 计划空缺率 | 预算所列空缺率",
    },
    "opening_posts": {OUR_OWN: "期初员额 | 期初人数 | =期初"},
    "established_posts": {OUR_OWN: "=设立 | =新设 | 新设员额 | 设立的员额"},
    "abolished_posts": {OUR_OWN: "=裁撤 | 裁撤员额 | 裁撤的员额"},
    "closing_posts": {OUR_OWN: "期末员额 | 期末人数 | =期末"},
    "number_of_posts": {OUR_OWN: "员额数 | 员额数目 | 职位数"},
    # --- results -----------------------------------------------------------------------------------------------
    "output": {"A/76/596": "=产出", OUR_OWN: "计划产出"},
    "planned_output": {"A/76/596": "计划数"},
    "actual_output": {"A/76/596": "实际数 | 实际产出", OUR_OWN: "完成数"},
    "indicator": {"A/76/596": "绩效指标 | 实际绩效指标 | 计划绩效指标"},
    "target": {"A/76/596": "目标数", OUR_OWN: "=目标 | 指标值"},
    "achieved": {"A/76/596": "已实现", OUR_OWN: "=实现"},
    # --- gross and net -----------------------------------------------------------------------------------------
    "gross": {"A/76/596": "毛额", OUR_OWN: "毛额共计 | 毛数"},
    "net": {
        "A/76/596": "净额",
        OUR_OWN: "扣除工作人员薪金税净额 | 扣除工作人员薪金税后净额 | 净数 | 扣除工作人员薪金税",
    },
    "staff_assessment": {"A/76/596": "工作人员薪金税", OUR_OWN: "薪金税"},
    "staff_assessment_income": {"A/76/596": "工作人员薪金税收入"},
    "gross_requirements": {"A/76/596": "所需资源毛额", OUR_OWN: "所需经费毛额 | 毛额所需资源 | 预算毛额"},
    "net_requirements": {"A/76/596": "所需资源净额", OUR_OWN: "所需经费净额 | 净额所需资源 | 预算净额"},
    "total_requirements": {
        "A/69/586/Corr.2": "所需资源共计",
        OUR_OWN: "所需资源总额 | 所需经费共计 | 所需资源总计 | 资源共计",
    },
    "voluntary_contributions_in_kind": {
        "A/69/741": "自愿实物捐助 | (编入预算的)自愿实物捐助",
        OUR_OWN: "自愿实物捐助(编入预算) | 自愿实物捐助(已编入预算) | 实物捐助 | 自愿实物捐助(预算编列)",
    },
    "voluntary_contributions": {
        "FAO Y9859C04": "自愿捐款",
        "A/69/586/Corr.1": "自愿现金捐助",
        OUR_OWN: "=预算外 | 自愿捐助",
    },
    "assessed_contributions": {"FAO Y9859C04": "成员国分摊会费净额", "A/76/596": "摊款", OUR_OWN: "分摊会费"},
    "trust_funds": {"FAO Y9859C13": "信托基金"},
    # --- lines -------------------------------------------------------------------------------------------------
    "post_resources": {"A/76/596": "员额资源 | 所需员额资源 | =员额", OUR_OWN: "员额所需经费"},
    "non_post_resources": {"A/76/596": "非员额资源 | 所需非员额资源", OUR_OWN: "=非员额"},
    "revenue": {"A/76/596": "收入", "FAO Y9859C04": "估计收入总额", "A/69/692": "收入估计数", OUR_OWN: "本年收入"},
    "other_income": {"A/76/596": "其他收入 | 其他收入和调整"},
    "investment_revenue": {"A/76/596": "投资收入", OUR_OWN: "利息收入"},
    "miscellaneous_income": {"A/76/596": "其他/杂项收入", "FAO Y9859C04": "杂项收入"},
    "adjustment": {
        "FAO Y9859C13": "费用增长 | 重新计算费用",
        "FAO J4754C06": "名义零增长的影响",
        OUR_OWN: "=调整 | 费用重计 | =四舍五入 | =应急",
    },
    "assets": {OUR_OWN: "=资产 | =应收款 | =应收款项 | =应收账款"},
    "liabilities": {OUR_OWN: "=负债 | =应付款 | =应付款项 | =应付账款"},
    "month": {
        OUR_OWN: ("=一月 | =二月 | =三月 | =四月 | =五月 | =六月 | =七月 | =八月 | =九月 | =十月 | =十一月 | =十二月"),
    },
    "deduction": {OUR_OWN: "减:… | 减…"},
    "memo": {
        "A/76/596": "其中… | 其中包括… | 列入… | 所包含的",
        "A/C.5/69/19": "包括…",
        OUR_OWN: "中包含的 | 备查… | 所含… | 内含… | 所列…",
    },
    "as_percentage_of": {OUR_OWN: "的百分比 | 百分比"},
    "notes": {OUR_OWN: "=注 | =备注 | =说明 | 资料来源… | =附注 | =注释"},
    "continuation": {OUR_OWN: "=续 | …(续) | 续表"},
    # --- headings that are no figures --------------------------------------------------------------------------
    "label": {
        "A/76/596": "=类别 | 部/厅 | 支出类别",
        "FAO Y9859C13": "主要计划",
        "FAO J4754C04": "=计划",
        OUR_OWN: (
            "=款 | 预算款次 | 支出用途 | =项目 | =部门 | =名称 | =科目 | 科目名称 | =方案 | 资金来源 | =组成部分"
            " | =分类 | 单位名称 | 功能分类科目名称 | =组别 | =部厅 | =章节"
        ),
    },
    "code": {OUR_OWN: "序号 | 编号 | 科目编码 | 代码 | 编码 | 行次 | =号"},
    "unit": {OUR_OWN: "=单位 | 计量单位 | =币种"},
    "note": {OUR_OWN: "备注 | =说明 | =注 | =附注"},
    "period": {"A/76/596": "=期间", OUR_OWN: "=年度 | =年份 | =月份 | =年 | =日期 | =地点"},
    "quantity": {"A/69/791": "任务数", OUR_OWN: "数量"},
    # --- titles ------------------------------------------------------------------------------------------------
    "financial_resources": {
        "A/76/596": (
            "财政资源使用情况 | 资源使用情况 | 按类别分列的资源使用情况汇总表 | 财政资源"
            " | 按部/厅分列的资源使用情况总表"
        ),
    },
    "incumbency_performance": {"A/76/596": "人力资源在职情况", "A/69/729": "人力资源"},
    "variance_analysis": {"A/76/596": "差异分析"},
    "redeployments": {OUR_OWN: "各组间调拨 | 跨组调拨"},
    "monthly_pattern": {OUR_OWN: "每月支出模式 | 月度支出模式"},
    "outputs": {"A/76/596": "产出 | 实际产出"},
    "indicators": {"A/76/596": "绩效指标 | 实际绩效指标"},
    "table": {"A/76/596": "表…", OUR_OWN: "附件…"},
    "appropriations_title": {OUR_OWN: "批款 | 订正批款"},
    # --- units -------------------------------------------------------------------------------------------------
    "united_states_dollars": {"A/76/596": "美元", OUR_OWN: "单位:美元"},
    "thousands_of_united_states_dollars": {"A/76/596": "千美元 | 以千美元计"},
    "millions_of_united_states_dollars": {OUR_OWN: "百万美元 | 以百万美元计"},
    "thousands": {OUR_OWN: "千元 | 单位:千元"},
    "millions": {OUR_OWN: "百万元 | 百万"},
    "billions": {"A/76/596": "亿美元", OUR_OWN: "亿元 | 十亿"},
    "currency": {"A/76/596": "万美元", OUR_OWN: "万元 | …元 | 欧元 | 瑞士法郎 | 人民币"},
    "number_of_persons": {"A/76/596": "人数", OUR_OWN: "=人"},
    "per_cent": {"A/76/596": "百分比", OUR_OWN: "%"},
}

LABELS = (
    "人力资源 | 设施和基础设施 | 速效项目 | 联合国志愿人员 | 文职选举观察员 | 一般临时人员 | 差旅费 | 空运"
    " | 文职人员费用 | 企业资源规划 | 文职人员 | 咨询人 | 公务差旅 | 陆运 | 通信和信息技术 | 医务"
    " | 其他用品、服务和设备 | 全球服务提供模式 | 维和能力准备 | 专业及以上职类 | 一般事务及有关职类"
    " | 一般临时人员职位 | 部 | 篇 | 编 | 类 | 章 | 项"
)
"""Names of lines that are no terms: they tell a word from a footnote letter, and a total of something from a name."""
