import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { Blank } from '../parts/Blank.tsx'
import { Mark } from '../parts/Mark.tsx'
import { Panel } from '../parts/Panel.tsx'
import { useKeydown } from '../parts/use-keydown.ts'
import { PageImage } from './PageImage.tsx'
import { ReturnSheet } from './ReturnSheet.tsx'
import { SheetCard } from './SheetCard.tsx'
import { mayRecord } from './scan.ts'
import { type Scanned, useScanned } from './use-scanned.ts'

/** Waits for a person: matched, current, and neither signed nor sent back. */
const waits = ({ found, sheet }: Scanned) =>
  found === 'matched' && sheet?.standing === 'current' && sheet.state !== 'returned'

function saidOf({ found, sheet, why }: Scanned): readonly ['done' | 'look' | 'refused' | 'quiet', string] {
  if (found === 'refused') return ['refused', why ?? '没有收到']
  if (found === 'unread') return ['look', '没有认出二维码，请扫清楚些，或到“扫码登记”输入校验码']
  if (found === 'unknown') return ['look', '不是本校的登记表']
  if (sheet?.standing === 'stale') return ['refused', '打印后有改动，需重打']
  if (sheet?.standing === 'current' && sheet.state !== 'returned') return ['quiet', '待核对签名']
  return [sheet?.standing === 'signed' ? 'done' : 'look', sheet?.stateName ?? '']
}

type Held = ReturnType<typeof useScanned>

/** Choosing files, and how far they have gone up. */
function Choose({ upload, progress }: Pick<Held, 'upload' | 'progress'>) {
  const picker = useRef<HTMLInputElement>(null)
  return (
    <Panel>
      <p>
        扫描仪扫好的登记表可以整批上传：按纸上的二维码自动对应到考生，再逐张核对签名。支持 JPG、PNG
        和扫描仪直接存的 PDF（一个 PDF 最多 80 页）。
      </p>
      <Button className="spaced" type="primary" loading={upload.busy} onClick={() => picker.current?.click()}>
        选择扫描件
      </Button>
      <input
        ref={picker}
        className="unseen"
        type="file"
        multiple
        accept="image/jpeg,image/png,application/pdf"
        aria-label="选择扫描件"
        onChange={(e) => {
          const files = [...(e.target.files ?? [])]
          e.target.value = ''
          if (files.length > 0) upload.start(files)
        }}
      />
      {progress !== undefined && (
        <Progress
          percent={Math.round((progress.done * 100) / progress.of)}
          format={() => `${progress.done}/${progress.of}`}
          aria-label="上传进度"
        />
      )}
    </Panel>
  )
}

interface ListProps {
  readonly pages: readonly Scanned[]
  readonly current: string | undefined
  readonly onChoose: (key: string) => void
}

function PageList({ pages, current, onChoose }: ListProps) {
  return (
    <Panel title={`${pages.length} 页，待核对 ${pages.filter(waits).length} 页`}>
      <ol className="scanned-list" aria-label="扫描页">
        {pages.map((page) => {
          const [tone, said] = saidOf(page)
          return (
            <li key={page.key}>
              <button
                type="button"
                aria-current={page.key === current}
                disabled={page.scan === undefined}
                onClick={() => onChoose(page.key)}
              >
                <strong>{page.sheet?.name ?? `${page.from} 第 ${page.page} 页`}</strong>{' '}
                <Mark tone={tone}>{said}</Mark>
              </button>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}

/** One page under the eyes: once it is seen, Enter records both signatures and goes on; F2 sends back. */
function OnePage({
  page,
  sign,
  back,
  onNext,
}: Pick<Held, 'sign' | 'back'> & { page: Scanned; onNext: () => void }) {
  const [ground, setGround] = useState<string>()
  const [returning, setReturning] = useState<'open' | 'closed'>('closed')
  const [shownAt, setShownAt] = useState<number>()
  const { sheet, scan } = page
  const open = waits(page)
  const record = () => {
    if (sheet === undefined || !open || sign.busy || !mayRecord(shownAt, performance.now())) return
    sign.start({ sheet, ground })
    onNext()
  }
  useKeydown((event) => {
    const onButton = event.target instanceof Element && event.target.closest('button, a, input') !== null
    if (returning === 'open' || event.repeat) return
    if (event.key === 'Enter' && !onButton) record()
    if (event.key === 'F2' && open) {
      event.preventDefault()
      setReturning('open')
    }
  })
  if (sheet === undefined || scan === undefined) return null
  return (
    <Panel>
      <div className="one-page">
        <PageImage
          scan={scan}
          of={sheet.name}
          onShown={() => setShownAt((before) => before ?? performance.now())}
        />
        <SheetCard
          table={{ kind: 'sheet', sheet }}
          busy={sign.busy ? 'signing' : 'idle'}
          page={shownAt === undefined ? 'unseen' : 'seen'}
          ground={ground}
          onGround={setGround}
          onSign={record}
          onReturn={() => setReturning('open')}
        />
      </div>
      {returning === 'open' && (
        <ReturnSheet
          sheet={sheet}
          busy={back.busy}
          onSend={(reasons, note) => {
            back.start({ sheet, reasons, note })
            onNext()
          }}
          onClose={() => setReturning('closed')}
        />
      )}
    </Panel>
  )
}

/** 整批扫描件 (J2): pages from a scanner are matched by their QR; a person looks at each and records it with one key. */
export function Scans() {
  const { pages, progress, upload, sign, back } = useScanned()
  const [chosen, setChosen] = useState<string>()
  const current = pages.find(({ key }) => key === chosen) ?? pages.find(waits)
  return (
    <>
      <Choose upload={upload} progress={progress} />
      {pages.length === 0 ? (
        <Panel>
          <Blank what="上传的扫描件会列在这里。" how="没有扫描仪的，到“扫码登记”用扫码枪，或输入校验码。" />
        </Panel>
      ) : (
        <div className="scanned">
          <PageList pages={pages} current={current?.key} onChoose={setChosen} />
          {current === undefined ? (
            <Panel>
              <Blank what="没有待核对的页。" how="认出二维码的页会依次显示在这里。" />
            </Panel>
          ) : (
            <OnePage
              key={current.key}
              page={current}
              sign={sign}
              back={back}
              onNext={() => setChosen(undefined)}
            />
          )}
        </div>
      )}
    </>
  )
}
