import { makeProvince } from '@zhongzhao/tool-sandbox/province'
import { type Run, WrongUse } from './command.ts'
import { progressLine } from './progress.ts'
import { withServices } from './with-services.ts'

/** A whole province. */
const MOST = 1_500_000

function pupilsOf(text: string | undefined): number {
  const pupils = /^\d{1,7}$/.test(text ?? '') ? Number(text) : 0
  if (pupils < 1 || pupils > MOST)
    throw new WrongUse('请用 --pupils 写明人数，1 到 1500000，如 --pupils 300000。')
  return pupils
}

/** `sandbox --pupils N`: a made-up province of any size (K6); never in a real installation. */
export const makeSandbox: Run = async ({ options, manner }, say) => {
  const pupils = pupilsOf(options['pupils'])
  return withServices(say, async (services) => {
    if (!services.sandbox) {
      say('这是正式环境，不能建立虚构的考生。请换一个 DATA_DIR，并且不要设置 SANDBOX=0。')
      return 1
    }
    const line = progressLine()
    const began = performance.now()
    const batch = await makeProvince(services, {
      pupils,
      told: (step, done, of) => line.tell(step === 'check' ? '预检' : '写入', done, of),
    })
    line.done()
    if (batch === undefined) {
      say('这个 DATA_DIR 里已经有虚构的全省考生。要另一个规模，请换一个空的 DATA_DIR。')
      return 1
    }
    const seconds = Math.round((performance.now() - began) / 100) / 10
    if (manner === 'json') say(JSON.stringify({ pupils: batch.counts.new, seconds }))
    else say(`已建立 ${batch.counts.new} 名虚构考生，用时 ${seconds} 秒。现在可以 npm start。`)
    return batch.counts.new === pupils ? 0 : 1
  })
}
