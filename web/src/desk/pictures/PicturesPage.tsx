import { Alert, Button, Segmented, Tabs } from 'antd'
import { useFilters } from '../address.ts'
import { Sitting } from '../documents/Sitting.tsx'
import { OwedList } from '../documents/OwedList.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { useSession } from '../session/session.ts'
import type { Door } from './door.ts'
import { Doubtful } from './Doubtful.tsx'
import { ImportTab } from './import/ImportTab.tsx'
import { MissingPictures } from './MissingPictures.tsx'
import { OnePicture } from './OnePicture.tsx'

const doors = [
  { value: 'portrait', label: '照片（报名照）' },
  { value: 'document', label: '证件（身份证等）' },
] as const

/** Both kinds are named by the ID number, so each has a door of its own (E5, F1). */
export function PicturesPage() {
  const [filters, change] = useFilters()
  const { hat, pack } = useSession()
  const door: Door = filters.door === 'document' ? 'document' : 'portrait'
  const word = door === 'portrait' ? '照片' : '证件'
  const { basis } = pack.pictures[door]
  // Who may note proofs of identity sees what counts instead, and what is deferred (F3).
  const owed = door === 'document' && hat.actions.has('document.note')
  const tabs = [
    { key: 'folder', label: '整批导入', children: <ImportTab key={door} door={door} /> },
    { key: 'one', label: '单张上传', children: <OnePicture key={door} door={door} /> },
    { key: 'missing', label: `还缺${word}`, children: owed ? <OwedList /> : <MissingPictures door={door} /> },
    ...(hat.actions.has('image.judge')
      ? [
          {
            key: 'doubtful',
            label: '存疑待判定',
            children: (
              <Sitting key={door} words="这次判定">
                <Doubtful door={door} />
              </Sitting>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <PageHead
        title="照片与证件"
        lead={`每张图片上传后立刻检查，当场告诉您合不合格（通知 ${basis}）。采集不收取任何费用。`}
      >
        {hat.actions.has('image.supply') && (
          <Button href="/station" target="_blank" rel="noreferrer">
            打开采集站，用摄像头拍
          </Button>
        )}
      </PageHead>
      <Segmented<Door>
        className="doors"
        size="large"
        value={door}
        options={doors.map((d) => ({ ...d }))}
        onChange={(value) => change({ door: value, job: undefined, kind: undefined })}
      />
      {/* Nothing is put in where pictures are judged. */}
      {filters.tab !== 'doubtful' && (
        <Alert
          className="door-note"
          type={door === 'portrait' ? 'info' : 'warning'}
          showIcon
          title={
            door === 'portrait'
              ? '这里只放报名照片。证件图片请切换到“证件”。'
              : '这里只放证件图片。报名照片请切换到“照片”。'
          }
        />
      )}
      <Tabs
        activeKey={tabs.some((t) => t.key === filters.tab) ? (filters.tab ?? 'folder') : 'folder'}
        items={tabs}
        onChange={(tab) => change({ tab, job: undefined, kind: undefined })}
      />
    </>
  )
}
