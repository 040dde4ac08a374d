import { stepSentence } from '@zhongzhao/domain/images/deriving'
import type { PictureFacts } from '@zhongzhao/domain/images/facts'
import { type ImageFinding, type ImageVerdict, imageSentence } from '@zhongzhao/domain/images/finding'
import type { Framing } from '@zhongzhao/domain/images/framing'
import { inspectPicture, verdictOf } from '@zhongzhao/domain/images/inspect'
import type { Place } from '@zhongzhao/domain/images/mark'
import type { PictureSpec } from '@zhongzhao/domain/images/spec'
import { derivePicture } from '../platform/image-deriving.ts'
import { deriveFramed } from '../platform/image-framing.ts'

/** Original and derived picture with what was measured on the derived one. */
export interface Examined {
  readonly original: Buffer
  readonly bytes: Buffer
  readonly facts: PictureFacts
  readonly findings: readonly ImageFinding[]
  readonly verdict: ImageVerdict
  readonly steps: readonly string[]
}

/** Measure, make what the specification asks where that is honest (E7), measure again, judge (notice 二.2(1)–(2)). With a
 *  framing the original is a camera's whole frame (E3). Only what needs no eye. */
export async function examine(original: Buffer, spec: PictureSpec, framing?: Framing): Promise<Examined> {
  const derived =
    framing === undefined ? await derivePicture(original, spec) : await deriveFramed(original, spec, framing)
  const bytes = Buffer.from(derived.bytes)
  const own = inspectPicture(derived.facts, spec)
  // What kept it from being mended is told too, once.
  const findings = [...own, ...derived.cannot.filter((c) => own.every((f) => f.code !== c.code))]
  const steps = derived.steps.map(stepSentence)
  return { original, bytes, facts: derived.facts, findings, verdict: verdictOf(findings), steps }
}

const at = ([x, y]: Place): [number, number] => [x, y]

/** A finding as it is told and kept; `what` names the picture. */
export const findingView = (what: string) => (f: ImageFinding) => ({
  rule: f.rule,
  severity: f.severity,
  code: f.code,
  measured: f.measured,
  required: f.required,
  sentence: imageSentence(f, what),
  ...(f.marks === undefined
    ? {}
    : { marks: f.marks.map((mark) => ({ ...mark, from: at(mark.from), to: at(mark.to) })) }),
})
