/** Names that old systems break (DOMAIN 1.8, 1.10); invented people. Stored and printed as they stand. The first dozen fill in and
 *  confirm in the sandbox, the others are in its roster. */
export const hardNames: readonly string[] = [
  '王䶮',
  '李㛃',
  '郑𬸚',
  '孙𬱖',
  '𠅤某',
  '贺鿏',
  '陈〇一',
  '阿卜来提·如则托合提',
  '阿不都热依木江·阿卜杜喀迪尔·买买提依明',
  '赵𬭎',
  '斯琴乌日娜图雅',
  '徐㼆',
  '吴𫍽',
  '周𫖯',
  '陈奡',
  '林暐',
  '梁玓𬍛',
  '文䶮',
  '刘喆',
  '朱镕示',
  '陶堃',
  '赵赟',
  '黄屾',
  '徐琎',
  '谢勰',
  '阿依古丽·买买提',
  '阿卜杜热合曼·买买提吐尔逊',
  '古丽娜扎尔·阿不都克里木',
  '玛合帕勒·叶尔肯别克',
  '欧阳示例',
  '司徒示例',
  '吕示',
]

/** Ethnic group (GB/T 3304) of those who are not Han, as a roster writes it. */
export const hardNameGroups: Readonly<Record<string, string>> = {
  '阿依古丽·买买提': '维吾尔族',
  '阿卜杜热合曼·买买提吐尔逊': '维吾尔族',
  '古丽娜扎尔·阿不都克里木': '维吾尔族',
  '阿不都热依木江·阿卜杜喀迪尔·买买提依明': '维吾尔族',
  '阿卜来提·如则托合提': '维吾尔族',
  '玛合帕勒·叶尔肯别克': '哈萨克族',
  斯琴乌日娜图雅: '蒙古族',
}

/** The same kind of name as old systems and hands write it, with what an import makes of it. */
export const harmedNames: readonly { readonly written: string; readonly kept: string }[] = [
  { written: '阿依古丽•买买提', kept: '阿依古丽·买买提' },
  { written: '阿依古丽・买买提', kept: '阿依古丽·买买提' },
  { written: '阿依古丽.买买提', kept: '阿依古丽·买买提' },
  { written: '王 梓涵', kept: '王梓涵' },
  { written: '王\u3000梓涵', kept: '王梓涵' },
  { written: '李明\u200b', kept: '李明' },
]
