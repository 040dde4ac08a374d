import { Image } from 'antd'
import { readPicture } from '@zhongzhao/api/images'
import { hrefOf } from '../../shared/call.ts'
import { MarkedPicture } from '../../shared/MarkedPicture.tsx'
import type { Drawable } from '../../shared/marks.ts'
import { DocumentPicture } from '../documents/DocumentPicture.tsx'
import { useSession } from '../session/session.ts'

interface Props {
  readonly registration: string
  readonly image: string | undefined
  readonly kind: 'portrait' | 'document'
  /** Whose it is, for those who do not see it. */
  readonly of: string
  /** What was found, drawn over a portrait. */
  readonly findings?: readonly Drawable[] | undefined
}

const words = { portrait: '照片', document: '证件' } as const

/** A portrait's address; documents have none, they are opened for a purpose. */
export function portraitAddress(registration: string, image: string): string {
  return hrefOf(readPicture, { id: registration, image, variant: 'derived' })
}

/** A portrait or document in its own proportion; a touch shows it large. A document stays covered until a purpose is chosen. */
export function Picture({ registration, image, kind, of, findings = [] }: Props) {
  const { hat } = useSession()
  if (image === undefined)
    return <div className={`picture picture-${kind} picture-none`}>还没有{words[kind]}</div>
  if (kind === 'document')
    return hat.actions.has('document.open') ? (
      <DocumentPicture key={image} registration={registration} image={image} of={of} findings={findings} />
    ) : (
      <div className="picture picture-document picture-none">您的角色不能查看证件照片</div>
    )
  return (
    <MarkedPicture findings={findings} className={`picture picture-${kind}`}>
      <Image
        classNames={{ root: 'picture-whole' }}
        src={portraitAddress(registration, image)}
        alt={`${of}的${words[kind]}`}
        preview={{ cover: '放大' }}
      />
    </MarkedPicture>
  )
}
