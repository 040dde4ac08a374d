import { type CardOrder, openCardReader } from './card-reader.ts'
import { answerOrders } from './processes.ts'

const opened = openCardReader()

/** Cards in, facts out; `absent` when the models are not installed. */
answerOrders(async (order: CardOrder) => {
  const reader = await opened
  return reader === 'absent' ? 'absent' : reader(order)
})
