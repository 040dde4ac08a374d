import { runTypeScript } from './node24.mjs'

await runTypeScript('tools/launch/test.ts')
