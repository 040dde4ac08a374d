import { answerOrders } from '../src/platform/processes.ts'

/** Says a word back; some words make it die, hang or fail. */
answerOrders(async ({ word }: { word: string }) => {
  if (word === 'die') process.exit(1)
  if (word === 'hang') await new Promise(() => undefined)
  if (word === 'fail') throw new Error('cannot say it')
  return `${word} ${process.pid}`
})
