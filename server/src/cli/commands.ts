import type { Command } from './command.ts'

/** Every command of `npm run -s cli`. Each loads its own code, so that asking one does not start the others. */
export const commands: readonly Command[] = [
  {
    name: 'portrait check',
    takes: 'FILE…',
    does: '按本季要求检查考生照片，每个文件一行',
    least: 1,
    load: async () => (await import('./portrait-check.ts')).checkPortraits,
  },
  {
    name: 'document check',
    takes: 'FILE…',
    does: '按本季要求检查证件照片，每个文件一行',
    options: {
      registry: {
        type: 'string',
        does: '名册 CSV（含 id 或 身份证号 列），核对文件名里的号码和证件上的文字',
      },
    },
    least: 1,
    load: async () => (await import('./document-check.ts')).checkDocuments,
  },
  {
    name: 'document calibrate',
    takes: 'FILE…',
    does: '测量身份证各栏目的位置（以号码命名的平整照片），供配置新的版式',
    least: 1,
    load: async () => (await import('./document-calibrate.ts')).calibrateCards,
  },
  {
    name: 'roster check',
    takes: 'FILE',
    does: '检查学籍名册（XLSX、CSV 或学籍系统导出的 .xls），输出一个 JSON，不保存任何内容',
    options: {
      'season-day': { type: 'string', does: '按哪一天计算年级和年龄，默认为招生年度开始填报的那一天' },
      school: { type: 'string', does: '学校标识码：文件没有这一列时使用，有时必须一致' },
      grade: { type: 'string', does: '8 或 9：年级一格空着时使用' },
    },
    least: 1,
    load: async () => (await import('./roster.ts')).checkRosterFile,
  },
  {
    name: 'roster import',
    takes: 'FILE',
    does: '导入学籍名册：先预检，再写入；有问题的行另存一个文件',
    options: {
      school: { type: 'string', does: '学校标识码：只导入这一所学校' },
      refused: { type: 'string', does: '有问题的行存到哪里，默认 FILE.refused.xlsx' },
    },
    least: 1,
    load: async () => (await import('./roster-import.ts')).importRoster,
  },
  {
    name: 'pictures import',
    takes: 'FOLDER',
    does: '以一个账号的名义导入一个文件夹的图片，与页面上的整批导入相同；未导入的另存一个清单',
    options: {
      login: { type: 'string', does: '以谁的名义：登录名，须有采集或导入的权限' },
      door: { type: 'string', does: 'portrait（照片）或 document（证件），默认 portrait' },
      school: { type: 'string', does: '学校标识码：账号管几所学校时使用' },
      refused: { type: 'string', does: '未导入清单存到哪里，默认 FOLDER.refused.csv' },
    },
    least: 1,
    load: async () => (await import('./pictures-import.ts')).importPictures,
  },
  {
    name: 'sandbox',
    takes: '',
    does: '在空的 DATA_DIR 里建立一个虚构的省，人数任意（至多 150 万）',
    options: { pupils: { type: 'string', does: '考生人数，如 300000' } },
    load: async () => (await import('./sandbox.ts')).makeSandbox,
  },
  {
    name: 'openapi',
    takes: '',
    does: '输出整个接口的 OpenAPI 3.1 文档',
    load: async () => (await import('./openapi.ts')).printOpenapi,
  },
  {
    name: 'bench',
    takes: 'NAME',
    does: '测速：cards、folder、form、intake、pictures、portraits、roster、signin、station，各输出一行 JSON',
    least: 1,
    load: async () => (await import('./bench.ts')).runBench,
  },
  {
    name: 'orgs add',
    takes: 'FILE',
    does: '从 CSV（code,kind,name,parent）建立机构',
    least: 1,
    load: async () => (await import('./orgs.ts')).addOrganisations,
  },
  {
    name: 'account add',
    takes: '',
    does: '建立第一个管理员账号，密码从终端输入',
    options: {
      login: { type: 'string', does: '登录名' },
      name: { type: 'string', does: '姓名' },
      role: { type: 'string', does: '角色，如 province-admin' },
      org: { type: 'string', does: '机构代码' },
    },
    load: async () => (await import('./account.ts')).addAccount,
  },
]
