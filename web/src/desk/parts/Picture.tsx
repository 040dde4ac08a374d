import { Image } from 'antd'
import { readPicture } from '@zhongzhao/api/images'
import { hrefOf } from '../../shared/call.ts'

interface Props {
  readonly registration: string
  readonly image: string | undefined
  readonly kind: 'portrait' | 'document'
  /** Whose it is, for those who do not see it. */
  readonly of: string
}

const words = { portrait: '照片', document: '证件' } as const

export function pictureAddress(registration: string, image: string): string {
  return hrefOf(readPicture, { id: registration, image, variant: 'derived' })
}

/** A portrait or document in its own proportion; a touch shows it large. */
export function Picture({ registration, image, kind, of }: Props) {
  if (image === undefined)
    return <div className={`picture picture-${kind} picture-none`}>还没有{words[kind]}</div>
  return (
    <Image
      classNames={{ root: `picture picture-${kind}` }}
      src={pictureAddress(registration, image)}
      alt={`${of}的${words[kind]}`}
      preview={{ cover: '放大' }}
    />
  )
}
