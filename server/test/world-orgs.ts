/** The organisations of the test province; real divisions, invented schools. */
export const orgs = [
  { code: '41', kind: 'province', name: '河南省', path: '41' },
  { code: '4101', kind: 'city', name: '郑州市', path: '41/4101' },
  { code: '410102', kind: 'county', name: '中原区', path: '41/4101/410102' },
  { code: '410105', kind: 'county', name: '金水区', path: '41/4101/410105' },
  { code: '419001', kind: 'city', name: '济源示范区', path: '41/419001' },
  { code: '410181', kind: 'county', name: '巩义市', path: '41/410181' },
  { code: '2141010001', kind: 'school', name: '金水区示例一中', path: '41/4101/410105/2141010001' },
  { code: '2141010002', kind: 'school', name: '金水区示例二中', path: '41/4101/410105/2141010002' },
  { code: '2141010003', kind: 'school', name: '中原区示例中学', path: '41/4101/410102/2141010003' },
  { code: '2141900101', kind: 'school', name: '济源示例中学', path: '41/419001/2141900101' },
  { code: '2141000001', kind: 'school', name: '省直示例学校', path: '41/2141000001' },
] as const
