import { describe, expect, it } from 'vitest'
import type { Head } from '@zhongzhao/imaging/crop'
import { type LiveFacts, hintText, hintsOf } from './hints.ts'

const head: Head = { eyes: [640, 300], chin: [640, 400], aside: 0, roll: 0, yaw: 0, width: 160 }
const good: LiveFacts = {
  frame: [1280, 960],
  least: [450, 600],
  faces: [head],
  framing: { left: 400, top: 150, width: 540, height: 720, roll: 0 },
  light: { face: 160, blue: 0.95, background: 120 },
}
const at = (left: number, top: number) => ({ ...good.framing, left, top })

describe('hints while the pupil moves', () => {
  it('are silent when everything is right', () => {
    expect(hintsOf(good)).toEqual([])
  })

  it.each([
    ['头在画面外上方', { framing: at(400, -3) }, '头再低一点'],
    ['头太低', { framing: at(400, 243) }, '头再高一点'],
    // The frame's left is the pupil's right hand.
    ['太靠画面左边', { framing: at(-3, 150) }, '自己的左手边'],
    ['太靠画面右边', { framing: at(743, 150) }, '自己的右手边'],
    ['太远', { framing: { ...good.framing, width: 449, height: 599 } }, '靠近'],
    ['太近', { framing: { left: 200, top: -40, width: 780, height: 1040, roll: 0 } }, '往后'],
    ['太暗', { light: { ...good.light, face: 50, background: 60 } }, '光线太暗'],
    ['太亮', { light: { ...good.light, face: 240 } }, '光线太强'],
    ['墙不是蓝的', { light: { ...good.light, blue: 0.3 } }, '背景不够蓝'],
    ['没有人', { faces: [] }, '没有看到人脸'],
    ['两个人', { faces: [head, head] }, '两个人'],
    ['头歪', { faces: [{ ...head, roll: 9 }] }, '摆正'],
    ['侧脸', { faces: [{ ...head, yaw: 0.3 }] }, '看镜头'],
    ['摄像头只有 640×480', { frame: [640, 480] as const }, '清晰度更高'],
  ] satisfies readonly (readonly [string, Partial<LiveFacts>, string])[])('%s', (_, change, says) => {
    const [first] = hintsOf({ ...good, ...change })
    expect(first === undefined ? '' : hintText(first)).toContain(says)
  })

  it('do not call a dark skin a dark room', () => {
    expect(hintsOf({ ...good, light: { face: 52, blue: 0.95, background: 110 } })).toEqual([])
  })

  it('speak of light and background when there is no face detector', () => {
    expect(hintsOf({ ...good, faces: 'unseen' })).toEqual([])
    const dim = { face: 40, blue: 0.2, background: 30 }
    expect(hintsOf({ ...good, faces: 'unseen', light: dim })).toEqual(['dark', 'backdrop'])
  })
})
