import { runTypeScript } from './node24.mjs'

// `node run.mjs server/src/cli.ts roster check FILE`: any of our programs, whatever Node the machine has.
const [file] = process.argv.splice(2, 1)
await runTypeScript(file)
