import type { Framing, FramingFault } from '@zhongzhao/domain/images/framing'
import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { middleFraming } from '@zhongzhao/imaging/crop'
import type { Eye } from './eye.ts'
import { type Still, cutOut, faultOf, grab, readFile } from './frame.ts'
import { STILL, lookAt } from './look.ts'
import type { Limits } from './shift.ts'

/** What was taken, before anybody has decided to keep it. */
export interface Shot {
  readonly still: Still
  /** Absent for a file that is of the right shape as it is. */
  readonly framing?: Framing
  /** The picture as it will be filed. */
  readonly cut: Uint8Array<ArrayBuffer>
  /** What this machine sees in it. */
  readonly hints: readonly string[]
}

export type Shooting = { readonly ok: Shot } | { readonly sentence: string }

const faults: Readonly<Record<FramingFault, string>> = {
  'too-small': '离镜头太远，裁出来不够清楚。请靠近一点再拍。',
  outside: '头离画面边缘太近，裁不出合格的照片。请按提示移动后再拍。',
  roll: '头歪得太多，请摆正后再拍。',
  shape: '这个文件的长宽比例不对，请换一张。',
}

interface Shooter {
  readonly eye: Eye | undefined
  readonly kind: PictureKind
  readonly limits: Limits
}

async function cutFrom(still: Still, { eye, kind, limits }: Shooter): Promise<Shooting> {
  const { framing, hints } = await lookAt(still.canvas, { eye, kind, limits, longest: STILL })
  const fault = faultOf(still, framing, limits)
  if (fault !== undefined) return { sentence: faults[fault] }
  const cut = await cutOut(still, framing, limits)
  if (cut === undefined) return { sentence: '画面太花，压缩不到规定大小。请换一个背景再拍。' }
  return { ok: { still, framing, cut, hints } }
}

/** 空格: the frame as it is now. */
export async function shoot(video: HTMLVideoElement, shooter: Shooter): Promise<Shooting> {
  if (video.videoWidth === 0) return { sentence: '摄像头还没有画面，请稍等。' }
  return cutFrom(await grab(video), shooter)
}

/** A file instead of a camera. One that has the right shape already is sent as it is. */
export async function shootFile(file: File, shooter: Shooter): Promise<Shooting> {
  const still = await readFile(file)
  if (still === undefined || !/jpe?g$/i.test(file.name))
    return { sentence: '这不是 JPG 照片，请换一个文件。苹果手机请在“相机—格式”里选“兼容性最佳”。' }
  const { limits } = shooter
  const { width, height } = still.canvas
  const fits = Math.abs((width * limits.height) / limits.width - height) <= 1
  if (!fits || width < limits.width) return cutFrom(still, shooter)
  const whole = middleFraming([width, height], [limits.width, limits.height])
  const cut = await cutOut(still, whole, limits)
  if (cut === undefined) return { sentence: '这个文件压缩不到规定大小，请换一张。' }
  return { ok: { still, cut, hints: [] } }
}
