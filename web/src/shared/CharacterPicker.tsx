import { findCharacters } from '@zhongzhao/api/characters'
import type { OutputOf } from '@zhongzhao/api/endpoint'
import { useId, useState } from 'react'
import { call, sentenceOf } from './call.ts'

type Found = OutputOf<typeof findCharacters>

interface PickerProps {
  readonly onPick: (character: string) => void
  readonly onClose: () => void
}

const nothing: Found = { by: 'nothing', characters: [], more: false }

function answerOf({ by, characters, more }: Found): string {
  if (by === 'nothing') return '没有看懂。请输入拼音、一个部首，或编码。'
  if (characters.length === 0) return '没有找到。换一个读音、部首试试，或照户口簿上的字查编码。'
  return more
    ? `找到的字很多，先列出 ${characters.length} 个；换成拼音或编码会更准。`
    : `找到 ${characters.length} 个，点一下就填进去。`
}

/** A square instead of a character: what it means, and which fonts this page asks for (the list of family.css). */
function MissingGlyphs() {
  return (
    <details>
      <summary>字显示成方框？</summary>
      <p>
        这台设备没有这个字的字库，字本身没有错，保存和打印不受影响。本页依次使用苹方、微软雅黑、思源黑体（Noto
        Sans SC）、宋体-ExtB、宋体-ExtG、花园明朝（HanaMinB）和遍黑体（Plangothic）；装了其中一种就能看到。
      </p>
    </details>
  )
}

/** 生僻字输入 (D6): a character that no keyboard offers is found by what one knows of it. The picked one goes into the field as it is. */
export function CharacterPicker({ onPick, onClose }: PickerProps) {
  const [wanted, setWanted] = useState('')
  const [found, setFound] = useState<Found>()
  const [trouble, setTrouble] = useState('')
  const [running, setRunning] = useState<'no' | 'yes'>('no')
  const id = useId()
  const look = () => {
    setRunning('yes')
    setTrouble('')
    call(findCharacters, { wanted: wanted.trim() }, { retries: 1 })
      .then(setFound, (problem: unknown) => {
        setFound(nothing)
        setTrouble(sentenceOf(problem))
      })
      .finally(() => setRunning('no'))
  }
  return (
    <section className="rare" aria-label="生僻字输入">
      <label className="label" htmlFor={id}>
        查找打不出的字
      </label>
      <p className="hint" id={`${id}-hint`}>
        输入拼音（yan）、部首或同部首的字（龙、鸟、页），或编码（4DAE）。
      </p>
      <div className="rare-search">
        <input
          id={id}
          type="text"
          maxLength={12}
          value={wanted}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={`${id}-hint`}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            // Inside the form of a section: Enter looks here, it does not save there.
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            if (wanted.trim() !== '') look()
          }}
        />
        <button type="button" onClick={look} disabled={wanted.trim() === ''} aria-busy={running === 'yes'}>
          {running === 'yes' ? '正在找…' : '查找'}
        </button>
      </div>
      <output>
        {trouble === '' ? (
          found !== undefined && <p className="hint">{answerOf(found)}</p>
        ) : (
          <p className="trouble">{trouble}</p>
        )}
      </output>
      {found !== undefined && found.characters.length > 0 && (
        <ul className="rare-found">
          {found.characters.map((one) => (
            <li key={one.code}>
              <button
                type="button"
                title={one.code}
                aria-label={`${one.character} ${one.pinyin} ${one.code}`}
                onClick={() => onPick(one.character)}
              >
                <b className="name">{one.character}</b>
                <small>{one.pinyin}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <MissingGlyphs />
      <button type="button" className="plain" onClick={onClose}>
        收起
      </button>
    </section>
  )
}
