import { readPicture } from '@zhongzhao/api/images'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useEffect, useState } from 'react'
import { callFile } from '../shared/call.ts'
import type { Room } from './room.ts'
import type { Capture, Pupil } from './shift.ts'
import { useObjectUrl } from './use-object-url.ts'

interface Props {
  readonly room: Room
  readonly capture: Capture
  readonly pupil: Pupil
}

function useTheirs({ pupil, current, kind }: Capture): Blob | undefined {
  const [blob, setBlob] = useState<Blob>()
  const image = current?.id
  useEffect(() => {
    // A document is looked at only with a purpose, in the desk's viewer (F4).
    if (image === undefined || kind === 'document') return
    callFile(readPicture, { id: pupil, image, variant: 'derived' }).then(
      ({ blob: got }) => setBlob(got),
      () => undefined,
    )
  }, [pupil, image, kind])
  return blob
}

function useMine(room: Room, capture: string): Blob | undefined {
  const [blob, setBlob] = useState<Blob>()
  useEffect(() => {
    room.bytesOf(capture).then(
      ({ preview }) => setBlob(new Blob([preview], { type: 'image/jpeg' })),
      () => undefined,
    )
  }, [room, capture])
  return blob
}

/** 有两张: somebody else took the same pupil meanwhile. Both are shown, and the person chooses (E4). */
export function ConflictPanel({ room, capture, pupil }: Props) {
  const mine = useObjectUrl(useMine(room, capture.capture))
  const theirs = useObjectUrl(useTheirs(capture))
  const at = capture.current?.at
  return (
    <section className="conflict" aria-labelledby="conflict-title">
      <h2 id="conflict-title">{pupil.name}有两张，留哪一张？</h2>
      <p>您在这里拍照的时候，别处也给这名考生上传了一张。请核对是不是本人，选一张留下。</p>
      <div className="pair">
        <figure>
          {mine === undefined ? (
            <div className="blank">正在读取…</div>
          ) : (
            <img src={mine} alt={`本机拍的${pupil.name}`} />
          )}
          <figcaption>这台机器拍的</figcaption>
          <button
            type="button"
            className="main"
            onClick={() => room.happen({ what: 'mine', capture: capture.capture })}
          >
            用这一张
          </button>
        </figure>
        <figure>
          {theirs === undefined ? (
            <div className="blank">
              {capture.kind === 'document'
                ? '证件要在工作台写明用途后查看'
                : capture.current?.verdict === 'looking'
                  ? '系统还在检查这一张，稍后可以看到'
                  : '联网后可以看到这一张'}
            </div>
          ) : (
            <img src={theirs} alt={`别处上传的${pupil.name}`} />
          )}
          <figcaption>别处上传的{at === undefined ? '' : `，${chineseTime(instant(at))}`}</figcaption>
          <button type="button" onClick={() => room.happen({ what: 'theirs', capture: capture.capture })}>
            留下那一张
          </button>
        </figure>
      </div>
    </section>
  )
}
