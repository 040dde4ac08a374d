import { randomFillSync } from 'node:crypto'

/** bytes drawn from the system at a time: a draw costs the same for twelve bytes as for thousands. */
const STOCK = 8192
const stock = Buffer.alloc(STOCK)
let used = STOCK

/** Random bytes nobody else gets, for nonces, salts and ids; what is handed out is erased from the stock. */
export function freshBytes(length: number): Buffer {
  if (used + length > STOCK) {
    randomFillSync(stock)
    used = 0
  }
  const part = stock.subarray(used, used + length)
  const bytes = Buffer.from(part)
  part.fill(0)
  used += length
  return bytes
}
