import { readPicture } from '@zhongzhao/api/images'
import { useEffect, useState } from 'react'
import { callFile } from '../shared/call.ts'
import { MarkedPicture } from '../shared/MarkedPicture.tsx'
import type { Drawable } from '../shared/marks.ts'

interface PictureProps {
  readonly registration: string
  readonly image: string
  readonly alt: string
  readonly kind: 'portrait' | 'document'
  /** What is wrong, drawn over it. */
  readonly findings?: readonly Drawable[]
}

/** A picture that leaves nothing in the browser's cache (C10). */
export function Picture({ registration, image, alt, kind, findings = [] }: PictureProps) {
  const [source, setSource] = useState('')
  const [lost, setLost] = useState<'no' | 'yes'>('no')
  useEffect(() => {
    let address = ''
    let wanted = true
    callFile(readPicture, { id: registration, image, variant: 'derived' }, { retries: 1 }).then(
      ({ blob }) => {
        if (!wanted) return
        address = URL.createObjectURL(blob)
        setSource(address)
      },
      () => wanted && setLost('yes'),
    )
    return () => {
      wanted = false
      if (address !== '') URL.revokeObjectURL(address)
    }
  }, [registration, image])
  if (source === '') {
    return (
      <p className={`picture ${kind} empty`}>{lost === 'yes' ? '图片没有下载成功，请刷新' : '正在下载…'}</p>
    )
  }
  return (
    <MarkedPicture findings={findings}>
      <img className={`picture ${kind}`} src={source} alt={alt} />
    </MarkedPicture>
  )
}
