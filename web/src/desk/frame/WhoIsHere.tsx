import { DownOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useSession } from '../session/session.ts'
import { leave } from '../session/sign-out.ts'

/** Organisation, role (switched here when the account has several), name, sign-out. */
export function WhoIsHere() {
  const { me, hat, hats, wear } = useSession()
  const navigate = useNavigate()
  const others = hats.map((h) => ({ key: h.key, label: `${h.orgName} · ${h.title}` }))
  const choose = (key: string) => {
    const next = hats.find((h) => h.key === key)
    if (next === undefined) return
    wear(next)
    void navigate({ to: '/', search: {} })
  }
  return (
    <div className="who">
      <span className="who-org" title={hat.orgName}>
        {hat.orgName}
      </span>
      {hats.length > 1 ? (
        <Dropdown
          trigger={['click']}
          menu={{ items: others, selectedKeys: [hat.key], onClick: ({ key }) => choose(key) }}
        >
          <Button type="text" icon={<DownOutlined />} iconPlacement="end">
            {hat.title}
          </Button>
        </Dropdown>
      ) : (
        <span className="who-role quiet">{hat.title}</span>
      )}
      <span className="who-name">{me.name}</span>
      <Button type="text" onClick={() => void leave()}>
        退出
      </Button>
    </div>
  )
}
