import { myClaims } from '@zhongzhao/api/claims'
import { chineseTime, instant } from '@zhongzhao/domain/base/time'
import { useState } from 'react'
import { Asking } from './Asking.tsx'
import { Claim } from './Claim.tsx'
import { ClaimForm } from './ClaimForm.tsx'
import type { MyClaims } from './my-claims.ts'
import { MyQuota } from './MyQuota.tsx'
import { PageTitle } from './Shell.tsx'
import { useAsked } from './use-asked.ts'
import './style/claims.css'

type Offer = MyClaims['offers'][number]

const when = (at: number) => chineseTime(instant(at))

/** When claiming is open, or why not. */
function Window({ mine: { window } }: { readonly mine: MyClaims }) {
  if (window === undefined) return <p className="note">八年级不申报资格，九年级报名时再申报。</p>
  const words = `${when(window.from)} 至 ${when(window.until)}`
  return (
    <p className="note">
      申报时间：{words}
      {window.open ? '。' : '，现在不在申报时间里。有困难请联系班主任。'}
    </p>
  )
}

function OfferCard({
  offer,
  mine,
  onDone,
}: {
  offer: Offer
  mine: MyClaims
  onDone: () => Promise<unknown>
}) {
  const [open, setOpen] = useState<'no' | 'yes'>('no')
  return (
    <section className="card" aria-label={offer.title}>
      <h3>{offer.title}</h3>
      <p>{offer.says}</p>
      {offer.worth !== '' && <p className="hint">{offer.worth}</p>}
      {open === 'no' ? (
        <button type="button" onClick={() => setOpen('yes')}>
          看条件，申报
        </button>
      ) : (
        <ClaimForm of={offer} mine={mine} onDone={onDone} onClose={() => setOpen('no')} />
      )}
    </section>
  )
}

function Offers({ mine, onDone }: { readonly mine: MyClaims; readonly onDone: () => Promise<unknown> }) {
  if (mine.window?.open !== true || mine.offers.length === 0) return null
  return (
    <section className="cards" aria-labelledby="offers">
      <h2 id="offers">可以申报的资格</h2>
      <p className="hint">不符合条件的不用申报。由上级部门送名单认定的（如军人子女），不用自己申报。</p>
      {mine.offers.map((offer) => (
        <OfferCard key={`${offer.kind}${offer.item}`} offer={offer} mine={mine} onDone={onDone} />
      ))}
    </section>
  )
}

/** 资格申报 (notice 一, 三.(一)3): what was claimed and where it stands, what may be claimed, until when. */
export function Claims() {
  const asked = useAsked(myClaims, {})
  const { answer: mine, load } = asked
  return (
    <div className="section">
      <PageTitle sub="由考生和监护人一起申报，班主任、学校、县（市、区）、市逐级审核，每一级的结果都在这里看。">
        资格申报
      </PageTitle>
      <Asking of={asked} />
      {mine !== undefined && (
        <>
          <Window mine={mine} />
          {mine.bonus !== undefined && <p className="note">{mine.bonus}</p>}
          {mine.claims.map((claim) => (
            <Claim key={`${claim.id}${claim.version}`} of={claim} mine={mine} onDone={load} />
          ))}
          <Offers mine={mine} onDone={load} />
          <MyQuota />
        </>
      )}
    </div>
  )
}
