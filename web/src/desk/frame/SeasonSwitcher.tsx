import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useSeasons } from '../session/seasons.ts'
import { useSession } from '../session/session.ts'
import { turnToSeason } from '../session/worked.ts'

/** 招生年度: where there are several, the one that is worked in, and the way to another (A7). */
export function SeasonSwitcher() {
  const { pack } = useSession()
  const { data: seasons = [] } = useSeasons()
  if (seasons.length < 2) return null
  const items = seasons
    .toReversed()
    .map(({ season, year, stateName }) => ({ key: season, label: `${year}年 · ${stateName}` }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        selectedKeys: [pack.season],
        onClick: ({ key }) => {
          if (key !== pack.season) turnToSeason(key)
        },
      }}
    >
      <Button aria-label={`招生年度：${pack.year}年`} icon={<DownOutlined />} iconPlacement="end">
        {pack.year}年
      </Button>
    </Dropdown>
  )
}

/** Says that what is seen is not the season of the installation, and whether it is only read. */
export function SeasonBanner() {
  const { pack } = useSession()
  const { data: seasons = [] } = useSeasons()
  const here = seasons.find(({ season }) => season === pack.season)
  const current = seasons.find((one) => one.current)
  if (here === undefined || current === undefined || (here.current && !here.readOnly)) return null
  return (
    <aside className={`season-banner ${here.readOnly ? 'over' : ''}`} aria-label="招生年度">
      <span>
        <strong>{pack.year}年</strong>
        {here.readOnly
          ? `${here.stateName}，报名信息只能查看；纸质材料的归档、借阅、移交照常办理。`
          : `${here.stateName}，不是当前年度。`}
      </span>
      {!here.current && (
        <Button size="small" onClick={() => turnToSeason(current.season)}>
          回到{current.year}年
        </Button>
      )}
    </aside>
  )
}
