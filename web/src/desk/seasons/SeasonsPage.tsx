import { Skeleton } from 'antd'
import { PageHead } from '../parts/PageHead.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSeasons } from '../session/seasons.ts'
import { SeasonPanel } from './SeasonPanel.tsx'
import './seasons.css'

/** 招生年度: the seasons side by side, newest first (A7). */
export function SeasonsPage() {
  const asked = useSeasons()
  return (
    <>
      <PageHead
        title="招生年度"
        lead="各年度并存，每个年度按自己的规则包办理。全部窗口和延期截止后，由一人提出、另一人批准结束；结束后报名信息只能查看；纸质材料的归档、借阅、移交照常办理。"
      />
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      <div className="seasons">
        {asked.data?.toReversed().map((line) => (
          <SeasonPanel key={line.season} line={line} />
        ))}
      </div>
    </>
  )
}
