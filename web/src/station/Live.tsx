import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { useEffect, useRef, useState } from 'react'
import { Guide } from './Guide.tsx'
import { type Camera, type CameraName, troubleText } from './camera.ts'
import type { Eye } from './eye.ts'
import { typing } from './keys.ts'
import type { Limits } from './shift.ts'
import { type Shooting, type Shot, shoot, shootFile } from './shoot.ts'
import type { CameraInUse } from './use-camera.ts'
import type { Look } from './look.ts'
import { useLive } from './use-live.ts'

interface Props {
  readonly camera: CameraInUse
  readonly eye: Eye | undefined
  readonly kind: PictureKind
  readonly limits: Limits
  readonly onShot: (shot: Shot) => void
}

/** The live picture with the guide, the hints, and what takes a picture. */
export function Live({ camera: { camera, cameras, choose, retry }, eye, kind, limits, onShot }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const view = useLive(video, { eye, kind, limits })
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState<'no' | 'yes'>('no')
  useEffect(() => {
    if (video.current !== null && camera.state === 'open') video.current.srcObject = camera.stream
  }, [camera])
  const come = async (shooting: Promise<Shooting>) => {
    setBusy('yes')
    setTrouble('')
    const result = await shooting.catch((): Shooting => ({ sentence: '没有拍成，请再拍一次。' }))
    setBusy('no')
    if ('ok' in result) onShot(result.ok)
    else setTrouble(result.sentence)
  }
  const shooter = { eye, kind, limits }
  const take = () => {
    if (busy === 'no' && video.current !== null && camera.state === 'open')
      void come(shoot(video.current, shooter))
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || event.repeat || typing(event)) return
      event.preventDefault()
      take()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <>
      <div className="picture-place">
        {camera.state === 'trouble' ? (
          <div className="no-camera">
            <p>{troubleText[camera.trouble]}</p>
            {camera.trouble === 'insecure' && (
              <a href="/station/https.html" target="_blank" rel="noreferrer">
                采集站 https 说明
              </a>
            )}
            {camera.trouble !== 'insecure' && (
              <button type="button" onClick={retry}>
                重试
              </button>
            )}
          </div>
        ) : (
          <div className="live">
            <video ref={video} autoPlay playsInline muted aria-label="摄像头画面" />
            {view !== undefined && <Guide kind={kind} view={view} />}
          </div>
        )}
        <HintStrip camera={camera} kind={kind} view={view} trouble={trouble} />
      </div>
      <div className="controls">
        <button type="button" className="main take" disabled={camera.state !== 'open'} onClick={take}>
          {busy === 'yes' ? '正在处理…' : '拍照'}
          <kbd>空格</kbd>
        </button>
        <label className="button file">
          {kind === 'portrait' ? '选照片文件' : '选证件图片'}
          <input
            type="file"
            accept="image/jpeg,.jpg,.jpeg"
            onChange={(event) => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file !== undefined) void come(shootFile(file, shooter))
            }}
          />
        </label>
        <CameraChoice camera={camera} cameras={cameras} onChoose={choose} />
      </div>
    </>
  )
}

interface Strip {
  readonly camera: Camera
  readonly kind: PictureKind
  readonly view: Look | undefined
  readonly trouble: string
}

/** One thing to do at a time, large enough to be read from where the pupil sits. */
function HintStrip({ camera, kind, view, trouble }: Strip) {
  const [first] = view?.hints ?? []
  const ready = kind === 'portrait' ? '可以拍了' : '可以拍了，字要看得清'
  const text =
    trouble !== ''
      ? trouble
      : camera.state === 'opening'
        ? '正在打开摄像头…'
        : camera.state === 'trouble' || view === undefined
          ? ''
          : first === undefined
            ? ready
            : first
  const tone = trouble !== '' || first !== undefined ? 'look' : 'good'
  return <output className={`hint ${text === '' ? 'none' : tone}`}>{text}</output>
}

interface Choice {
  readonly camera: Camera
  readonly cameras: readonly CameraName[]
  readonly onChoose: (id: string) => void
}

function CameraChoice({ camera, cameras, onChoose }: Choice) {
  if (cameras.length < 2) return null
  return (
    <label className="camera-choice">
      <span className="unseen">摄像头</span>
      <select
        value={camera.state === 'open' ? camera.device : ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        {cameras.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
