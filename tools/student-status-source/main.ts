import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readFaults } from './faults.ts'
import { startSource } from './source.ts'

// node tools/student-status-source/main.ts --port 8099 --pupils 100000 --schools 2141010501,2141010502 --secret-file FILE --faults …
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8099' },
    pupils: { type: 'string', default: '1000' },
    schools: { type: 'string', default: '2141010501,2141010502' },
    'key-id': { type: 'string', default: 'zhongzhao' },
    'secret-file': { type: 'string' },
    faults: { type: 'string', default: '' },
    /** Milliseconds between two changes that happen by themselves; 0 = none. */
    'change-every': { type: 'string', default: '0' },
  },
})
const secretFile = values['secret-file']
const source = await startSource({
  port: Number(values.port),
  pupils: Number(values.pupils),
  schools: values.schools.split(','),
  keyId: values['key-id'],
  secret: secretFile === undefined ? 'only-for-trying' : readFileSync(secretFile, 'utf8').trim(),
  faults: readFaults(values.faults),
})
const every = Number(values['change-every'])
const kinds = ['changed', 'added', 'numbered', 'left'] as const
let turn = 0
if (every > 0)
  setInterval(() => {
    const index = (turn * 97) % source.feed.size()
    const kind = kinds[turn++ % kinds.length] ?? 'changed'
    source.feed.change(kind, index, kind === 'changed' ? { 现住址: `示例新路${turn}号` } : {})
  }, every)
process.stdout.write(`学籍平台参照源 student-status source: ${source.url}  (${source.feed.size()})\n`)
