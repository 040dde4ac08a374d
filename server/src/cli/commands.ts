import type { Command } from './command.ts'

/** Every command of `npm run -s cli`. Each loads its own code, so that asking one does not start the others. */
export const commands: readonly Command[] = [
  {
    name: 'portrait check',
    takes: 'FILE…',
    does: '按本季要求检查考生照片，每个文件一行',
    least: 1,
    load: async () => (await import('./images.ts')).checkPortraits,
  },
  {
    name: 'document check',
    takes: 'FILE…',
    does: '按本季要求检查证件照片，每个文件一行',
    options: { registry: { type: 'string', does: '名册 CSV（含 id 或 身份证号 列），核对文件名里的号码' } },
    least: 1,
    load: async () => (await import('./images.ts')).checkDocuments,
  },
  {
    name: 'roster check',
    takes: 'FILE',
    does: '检查学籍名册（XLSX、CSV 或学籍系统导出的 .xls），输出一个 JSON，不保存任何内容',
    options: {
      'season-day': { type: 'string', does: '按哪一天计算年级和年龄，默认 2022-03-01' },
      school: { type: 'string', does: '学校标识码：文件没有这一列时使用，有时必须一致' },
      grade: { type: 'string', does: '8 或 9：年级一格空着时使用' },
    },
    least: 1,
    load: async () => (await import('./roster.ts')).checkRosterFile,
  },
]
