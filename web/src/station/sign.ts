import { type Station, waitingIn } from './queue.ts'
import type { Connection } from './connection.ts'

/** The small sign: how many wait and why, and what the person can do about it. */
export interface Sign {
  readonly tone: 'calm' | 'busy' | 'look'
  readonly text: string
  readonly act?: 'sign-in' | 'retry'
}

/** What the sign says. */
export function signOf(station: Station, connection: Connection): Sign {
  const waiting = waitingIn(station)
  const count = waiting === 0 ? '' : `，${waiting} 张在本机等待`
  if (connection === 'signed-out') return { tone: 'look', text: `登录已过期${count}`, act: 'sign-in' }
  if (connection === 'other') return { tone: 'look', text: `这个班次属于另一个账号${count}`, act: 'sign-in' }
  if (connection === 'offline')
    return { tone: 'look', text: waiting === 0 ? '没有网络，可以照常拍' : `没有网络${count}`, act: 'retry' }
  if (connection === 'asking') return { tone: 'busy', text: `正在连接${count}` }
  if (waiting === 0) return { tone: 'calm', text: '全部已上传' }
  const chooses = station.captures.filter(({ state }) => state === 'conflict').length
  if (chooses > 0) return { tone: 'look', text: `${chooses} 人需要选一张，共 ${waiting} 张等待` }
  const held = station.captures.filter(({ state }) => state === 'held').length
  if (held > 0) return { tone: 'look', text: `${held} 张没能上传，存在本机`, act: 'retry' }
  return { tone: 'busy', text: `正在上传，还有 ${waiting} 张` }
}
