import type { OrgCode, RegistrationId } from '../base/ids.ts'
import { type Result, ok } from '../base/result.ts'
import { type Decided, decided } from '../lifecycle/decided.ts'
import { type OrgPath, lastCode } from '../orgs/org.ts'
import { type Circumstances, move } from '../registration/circumstances.ts'
import type { Registration } from '../registration/registration.ts'

/** Where an accepted pupil stands from now on. */
export interface Seat {
  readonly id: RegistrationId
  readonly number: string
  readonly school: OrgCode
  readonly org: OrgPath
}

/** 接收: the school's registration ends as transferred, another begins at the point with what the candidate filled in and the guardian's
 *  consent. What the school had asked, noted or confirmed stays behind: the candidate confirms at the point (notice 二.2(3)).
 *  Pictures are taken at the point anew (`returning.collection`). Refuses STATE-NO-WAY, TIME-CLOSED. */
export function decideMove(
  r: Registration,
  seat: Seat,
  given: Circumstances,
): Result<{ readonly left: Decided<Registration>; readonly begun: Decided<Registration> }> {
  const { returned: _, ...kept } = r
  const moved = move(kept, 'transferOut', { met: [], given })
  if (!moved.ok) return moved
  const [at, by] = [given.now, given.by]
  const detail = { point: seat.school }
  const left = decided<Registration>(
    { ...r, state: moved.value, version: r.version + 1 },
    { kind: 'registration.transferredOut', at, by, detail },
  )
  const begun = decided<Registration>(
    {
      id: seat.id,
      person: r.person,
      season: r.season,
      packVersion: r.packVersion,
      number: seat.number,
      grade: r.grade,
      track: r.track,
      school: seat.school,
      org: seat.org,
      state: Object.keys(r.sectionVersions).length === 0 ? 'rostered' : 'filling',
      version: 1,
      sections: r.sections,
      sectionVersions: r.sectionVersions,
      pictures: {},
      ...(r.consentAt === undefined ? {} : { consentAt: r.consentAt }),
    },
    { kind: 'registration.transferredIn', at, by, detail },
  )
  return ok({ left, begun })
}

/** 退回原学校: the record at the point ends, the school's goes on with what the candidate has filled in meanwhile, to be confirmed
 *  again. Refuses STATE-NO-WAY (the point has checked it), TIME-CLOSED. */
export function decideReturn(
  { here, there }: { readonly here: Registration; readonly there: Registration },
  given: Circumstances,
): Result<{ readonly ended: Decided<Registration>; readonly restored: Decided<Registration> }> {
  const { returned: _, ...kept } = here
  const ended = move(kept, 'handBack', { met: [], given })
  if (!ended.ok) return ended
  const { returned: __, confirmedAt: ___, lastReview: ____, ...before } = there
  const back = move(before, 'takeBack', { met: [], given })
  if (!back.ok) return back
  const [at, by] = [given.now, given.by]
  const detail = { point: lastCode(here.school) }
  return ok({
    ended: decided<Registration>(
      { ...here, state: ended.value, version: here.version + 1 },
      { kind: 'registration.handedBack', at, by, detail },
    ),
    restored: decided<Registration>(
      {
        ...before,
        sections: here.sections,
        sectionVersions: here.sectionVersions,
        state: back.value,
        version: there.version + 1,
        ...(here.consentAt === undefined ? {} : { consentAt: here.consentAt }),
      },
      { kind: 'registration.takenBack', at, by, detail },
    ),
  })
}
