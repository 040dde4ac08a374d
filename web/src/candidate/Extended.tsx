import { extensionsOf } from '@zhongzhao/api/extensions'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { call } from '../shared/call.ts'

type Extension = OutputOf<typeof extensionsOf>['extensions'][number]

const whose = (one: Extension) => (one.orgKind === 'school' || one.orgKind === 'point' ? '本校' : one.orgName)

/** 本校延期至… (A3): what the candidate's own organisation was given, and why. Nothing while there is none or no answer. */
export function Extended({ id }: { readonly id: string }) {
  const [extensions, setExtensions] = useState<readonly Extension[]>([])
  useEffect(() => {
    let here = true
    call(extensionsOf, { id }).then(
      (answer) => here && setExtensions(answer.extensions),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [id])
  return extensions.map((one) => (
    <section className="banner" aria-label="延期通知" key={`${one.until} ${one.reason}`}>
      <h2>
        {whose(one)}
        {one.activities.join('、')}延期至 {chineseTime(instant(one.until))}
      </h2>
      <p>原因：{one.reason}</p>
    </section>
  ))
}
