import { Alert, App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useFilters } from '../address.ts'
import { Blank } from '../parts/Blank.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { useSession } from '../session/session.ts'
import { ChainDialog, CodeDialog, HandOverDialog, RenewDialog, RevokeDialog } from './GrantDialogs.tsx'
import { GiveDialog } from './GiveDialog.tsx'
import { GrantTable } from './GrantTable.tsx'
import { Slip, type SlipView } from './Slip.tsx'
import { type Doing, type Line, type Place, useGrants, useGrantsAgain } from './grant-query.ts'

const dialogs = {
  renew: RenewDialog,
  revoke: RevokeDialog,
  handOver: HandOverDialog,
  code: CodeDialog,
  chain: ChainDialog,
} as const

/** 授权管理 (A5, notice 三.(一)1–2): who holds what in my organisation and directly below; appoint, renew, take back, hand over. */
export function GrantsPage() {
  const { hat } = useSession()
  const [{ org = hat.orgCode }, change] = useFilters()
  const { message } = App.useApp()
  const asked = useGrants(org)
  const again = useGrantsAgain()
  const [giving, setGiving] = useState<string>()
  const [doing, setDoing] = useState<{ readonly what: Doing; readonly line: Line }>()
  const [slip, setSlip] = useState<SlipView>()
  const done = (given: SlipView | undefined, words: string) => {
    setGiving(undefined)
    setDoing(undefined)
    again()
    if (given === undefined) void message.success(words)
    else setSlip(given)
  }
  const places = asked.data === undefined ? [] : [asked.data.org, ...asked.data.below]
  const mayGive = places.some((place) => place.gives.length > 0)
  const Dialog = doing === undefined ? undefined : dialogs[doing.what]
  return (
    <>
      <PageHead
        title="授权管理"
        lead="本单位和直接下级的授权。只能授予自己可以授予的角色，期限不超过自己的；收回一项，由它再给出的全部一起收回。"
      >
        {org !== hat.orgCode && <Button onClick={() => change({ org: undefined })}>回到本单位</Button>}
        {mayGive && (
          <Button
            type="primary"
            onClick={() => setGiving(places.find((p) => p.gives.length > 0)?.code ?? org)}
          >
            授权
          </Button>
        )}
      </PageHead>
      {asked.error !== null && <Trouble error={asked.error} retry={() => void asked.refetch()} />}
      {asked.isPending && <Skeleton active />}
      <Without places={asked.data?.below ?? []} onGive={mayGive ? setGiving : undefined} />
      {asked.data !== undefined && (
        <Panel title={asked.data.org.name}>
          <GrantTable
            lines={asked.data.grants}
            org={org}
            empty={<Blank what="这里还没有授权。" how="点“授权”，为本单位或直接下级的工作人员分配角色。" />}
            onDo={(what, line) => setDoing({ what, line })}
          />
        </Panel>
      )}
      {giving !== undefined && (
        <GiveDialog
          places={places}
          org={giving}
          onGiven={(given) => done(given, '已授权。对方刷新页面后即可使用。')}
          onClose={() => setGiving(undefined)}
        />
      )}
      {doing !== undefined && Dialog !== undefined && (
        <Dialog
          line={doing.line}
          onDone={(given) => done(given, '已办理。')}
          onClose={() => setDoing(undefined)}
        />
      )}
      {slip !== undefined && <Slip slip={slip} onClose={() => setSlip(undefined)} />}
    </>
  )
}

const SHOWN = 12

/** Offices where nobody is left who could appoint anybody: noticed by the one above. */
function Without({
  places,
  onGive,
}: {
  readonly places: readonly Place[]
  readonly onGive: ((org: string) => void) | undefined
}) {
  const without = places.filter((place) => place.without)
  if (without.length === 0) return null
  return (
    <Alert
      className="spaced"
      type="warning"
      showIcon
      title={`${without.length} 个直接下级单位还没有管理员`}
      description={
        <>
          {without.slice(0, SHOWN).map((place) =>
            onGive === undefined || place.gives.length === 0 ? (
              <span key={place.code}>{place.name} </span>
            ) : (
              <Button key={place.code} type="link" onClick={() => onGive(place.code)}>
                {place.name}
              </Button>
            ),
          )}
          {without.length > SHOWN && `等 ${without.length} 个`}
        </>
      }
    />
  )
}
