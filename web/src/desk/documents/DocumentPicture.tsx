import { useQuery } from '@tanstack/react-query'
import { Button, Image, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { openDocument } from '@zhongzhao/api/documents'
import { callFile, sentenceOf } from '../../shared/call.ts'
import { MarkedPicture } from '../../shared/MarkedPicture.tsx'
import type { Drawable } from '../../shared/marks.ts'
import { PurposeDialog } from './PurposeDialog.tsx'
import { useViewing } from './viewing.ts'

interface Props {
  readonly registration: string
  readonly image: string
  /** Whose it is, for those who do not see it. */
  readonly of: string
  /** What was found, drawn over the picture. */
  readonly findings: readonly Drawable[]
}

/** A document picture behind its purpose (F4): covered until one is chosen, marked by the server, kept by no cache. */
export function DocumentPicture({ registration, image, of, findings }: Props) {
  const viewing = useViewing()
  const [asking, setAsking] = useState<'no' | 'yes'>('no')
  const { chosen } = viewing
  const asked = useQuery({
    queryKey: ['document', registration, image, chosen],
    queryFn: async () => {
      if (chosen === undefined) throw new Error('no purpose')
      const { blob } = await callFile(openDocument, { id: registration, image, ...chosen }, { retries: 1 })
      return URL.createObjectURL(blob)
    },
    enabled: chosen !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // Left, it is forgotten; looked at again, it is opened and recorded again.
    gcTime: 0,
  })
  const address = asked.data
  useEffect(() => (address === undefined ? undefined : () => URL.revokeObjectURL(address)), [address])
  if (chosen !== undefined && address !== undefined)
    return (
      <MarkedPicture findings={findings} className="picture picture-document">
        <Image
          classNames={{ root: 'picture-whole' }}
          src={address}
          alt={`${of}的证件`}
          preview={{ cover: '放大' }}
        />
      </MarkedPicture>
    )
  if (asked.isFetching)
    return (
      <div className="picture picture-document">
        <Skeleton.Node active />
      </div>
    )
  return (
    <div className="picture picture-document picture-none picture-covered">
      <span>{asked.error === null ? '证件照片已遮住' : sentenceOf(asked.error)}</span>
      <Button size="small" onClick={() => (asked.error === null ? setAsking('yes') : void asked.refetch())}>
        {asked.error === null ? '选择用途并查看' : '再试一次'}
      </Button>
      {asking === 'yes' && (
        <PurposeDialog
          sitting={viewing.words}
          onClose={() => setAsking('no')}
          onChosen={(given) => {
            setAsking('no')
            viewing.choose(given)
          }}
        />
      )}
    </div>
  )
}
