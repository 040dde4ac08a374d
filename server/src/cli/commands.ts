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
]
