import { FolderOpenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { type Chosen, chosenOf } from './chosen.ts'
import { droppedFiles } from './dropped-files.ts'

interface Props {
  /** 照片, 证件图片 */
  readonly word: string
  readonly onChosen: (chosen: readonly Chosen[]) => void
  readonly children: ReactNode
}

/** A place to drop a folder or a ZIP, and the two buttons for those who do not drag. */
export function Drop({ word, onChosen, children }: Props) {
  const folder = useRef<HTMLInputElement>(null)
  const archive = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState<'over' | 'away'>('away')
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver('away')
    void droppedFiles(event.dataTransfer).then(onChosen)
  }
  return (
    <div
      className={`folder-drop ${over}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver('over')
      }}
      onDragLeave={() => setOver('away')}
      onDrop={dropped}
    >
      <p className="drop-icon">
        <FolderOpenOutlined />
      </p>
      <p className="drop-words">把装有{word}的文件夹或 ZIP 压缩包拖到这里</p>
      <p className="quiet">{children}</p>
      <div className="drop-buttons">
        <Button type="primary" onClick={() => folder.current?.click()}>
          选择文件夹
        </Button>
        <Button onClick={() => archive.current?.click()}>选择 ZIP 压缩包</Button>
      </div>
      <Picker
        of={folder}
        label={`选择装有${word}的文件夹`}
        onFiles={onChosen}
        extra={{ multiple: true, webkitdirectory: '' }}
      />
      <Picker
        of={archive}
        label={`选择装有${word}的压缩包`}
        onFiles={onChosen}
        extra={{ multiple: true, accept: '.zip,application/zip' }}
      />
    </div>
  )
}

interface PickerProps {
  readonly of: React.RefObject<HTMLInputElement | null>
  readonly label: string
  readonly onFiles: (chosen: readonly Chosen[]) => void
  readonly extra: object
}

/** The hidden input behind a button; choosing the same thing again counts as choosing. */
export function Picker({ of, label, onFiles, extra }: PickerProps) {
  return (
    <input
      ref={of}
      className="unseen"
      type="file"
      aria-label={label}
      {...extra}
      onChange={(e) => {
        const files = [...(e.target.files ?? [])]
        e.target.value = ''
        if (files.length > 0) onFiles(chosenOf(files))
      }}
    />
  )
}
