import { makeProvince } from '@zhongzhao/tool-sandbox/province'
import { readConfig } from '../platform/config.ts'
import { NotDone, type Run, WrongUse } from './command.ts'
import { progressLine } from './progress.ts'
import { withServices } from './with-services.ts'

/** A whole province. */
const MOST = 1_500_000
const STEPS = { write: '编写名册', check: '预检', commit: '写入', live: '填报' } as const

function pupilsOf(text: string | undefined): number {
  const pupils = /^\d{1,7}$/.test(text ?? '') ? Number(text) : 0
  if (pupils < 1 || pupils > MOST) {
    throw new WrongUse('请用 --pupils 写明人数，1 到 1500000，如 --pupils 300000。')
  }
  return pupils
}

/** Highest memory of this process so far; PostgreSQL has its own. */
const peakMemoryMB = () => Math.round(process.resourceUsage().maxRSS / 1024)

async function make(pupils: number) {
  // Before anything is opened: an empty folder must not become a real installation by being asked.
  if (!readConfig(process.env).sandbox) {
    throw new NotDone('这是正式环境，不能建立虚构的考生。请换一个 DATA_DIR，并且不要设置 SANDBOX=0。')
  }
  const line = progressLine()
  const made = await withServices((services) =>
    makeProvince(services, { pupils, told: (step, done, of) => line.tell(STEPS[step], done, of) }),
  )
  line.done()
  if (made === undefined) {
    throw new NotDone('这个数据目录里已经有考生，不能再建立一个虚构的省。请用 DATA_DIR 指定一个空的目录。')
  }
  if (made.failure !== null) throw new NotDone(made.failure)
  return made
}

/** `sandbox --pupils N`: a made-up province of any size (K6); never in a real installation, never beside pupils that are there. */
export const makeSandbox: Run = async ({ files, options, manner }, say) => {
  if (files.length > 0) throw new WrongUse('人数请写在 --pupils 后面，如 --pupils 300000。')
  const { schools, classes, pupils, seconds } = await make(pupilsOf(options['pupils']))
  const rowsPerSecond = Math.round(pupils / seconds)
  const peak = peakMemoryMB()
  if (manner === 'json') {
    say(JSON.stringify({ pupils, schools, classes, seconds, rowsPerSecond, peakMemoryMB: peak }))
  } else {
    say(`已建立 ${pupils} 名虚构考生：${schools} 所学校，${classes} 个班。`)
    say(`导入名册 ${seconds} 秒，每秒 ${rowsPerSecond} 行，内存最高 ${peak} MB。现在可以 npm start。`)
  }
  return 0
}
