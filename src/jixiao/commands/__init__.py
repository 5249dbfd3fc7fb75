"""One file a command: options → one call below → renderer → exit code. Only these rooms print or exit."""

from jixiao.catalogue import N_

COMMANDS: dict[str, str] = {
    "init": N_(
        "建一个绩效目标仓库：缺什么建什么，没有目标表的放一张示例；已经有的文件不会被覆盖。"
        "有目标表的，按表建一份空白的完成情况，每项指标一行，等着填。"
    ),
    "record": N_("填报一项完成值，写进完成情况文件，别的内容一个字不动。不写 VALUE 就问；不写 ID 就列出未填报的。"),
    "check": N_("核对完成情况：哪些目标达标，哪些没有，差多少。不写文件时按 jixiao.toml 查找。"),
    "evidence": N_("列出各项完成值写了哪些佐证材料：在不在，有没有变，哪些没写。不写文件时按 jixiao.toml 查找。"),
    "watch": N_("每次保存文件就重新核对一遍（或审表、出监控），直到按 Ctrl-C。不写文件时按 jixiao.toml 查找。"),
    "report": N_("季度监控：目标完成和预算执行到了哪一步，哪些滞后。不写文件时按 jixiao.toml 查找。"),
    "lint": N_("审目标表：像评审一样找出错字、缺单位、前后不一致、没有指标的承诺等。不写文件时按 jixiao.toml 查找。"),
    "fix": N_("自动修改目标表里有把握的问题（多余的空格、全角冒号和缩进等），注释和别的内容一个字不动。"),
    "diff": N_("比较两张目标表（两个年度，或 git 里的两个版本）：哪些目标提高、降低、放宽、新增、删去。"),
    "fmt": N_("把目标表、完成情况和豁免文件整理成统一的写法：键的顺序、引号、缩进；注释和内容都不变。"),
    "rules": N_("列出审表的全部规则；某条规则的说明用 jixiao explain L08 查看。"),
    "explain": N_(
        "说明一段指标值怎么读（例如 jixiao explain '100人次以上'），或一个编码的意思（例如 jixiao explain JX302）。"
    ),
    "score": N_("自评打分：逐项得分、扣分算式、总分和等级，哪些要写原因。不写文件时按 jixiao.toml 查找。"),
    "rollup": N_(
        "汇总一个文件夹里各地各项目的目标表和完成情况：先汇总，再判断和计分；地区排名、谁落后、谁没报。也能用 SQL 查。"
    ),
    "import": N_("把 Word、Excel 或文本的绩效目标表、自评表、监控表导入成 YAML；自评表和监控表还会写出完成情况。"),
    "export": N_("把目标表和完成情况填成 Word、Excel 的绩效目标表、自评表、监控表，直接打印。"),
    "schema": N_("输出文件格式的 JSON Schema，编辑器用它补全和解释每个键。"),
    "lsp": N_("编辑器服务（LSP）：边写边提示问题、口径、进度，补全指标编号。由编辑器启动，不用自己运行。"),
}
"""The commands in the order of the help, with what each does. Each is a module of this folder with a function of that name
(``import_`` for import, which Python keeps for itself)."""
