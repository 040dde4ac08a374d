/** What a candidate of the bench types, complete and consistent. */
export const sections = {
  basic: [
    {
      householdDivision: '410105',
      householdKind: '1',
      householdAddress: '示例路 1 号院 2 号楼 3 单元',
      homeAddress: '示例路 1 号院 2 号楼 3 单元',
      mailingAddress: '示例路 1 号院',
      recipient: '王示例',
      postcode: '450000',
      phone: '13800000001',
      politicalStatus: '03',
      health: '10',
      foreignLanguage: '1',
      migrantChild: '0',
      leftBehind: '0',
    },
  ],
  guardians: [
    { kind: 'person', name: '王示例', relation: '51', phone: '13800000002', employer: '示例公司' },
    { kind: 'person', name: '李示例', relation: '52', phone: '13800000003', employer: '示例商店' },
  ],
  studyHistory: [
    { from: '2013-09', until: '2019-06', school: '示例小学', witness: '李示例' },
    { from: '2019-09', until: '2022-06', school: '示例初级中学', witness: '张示例' },
  ],
}
