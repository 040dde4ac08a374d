import type { OutputOf } from '@zhongzhao/api/endpoint'
import type { readRegistration } from '@zhongzhao/api/registration'
import type { ActionName } from '@zhongzhao/domain/access/actions'
import { mayNow } from '@zhongzhao/domain/lifecycle/table'
import { credentialLifecycle } from '@zhongzhao/domain/registration/credential-lifecycle'
import { type KindStanding, standingNames } from '@zhongzhao/domain/registration/credential-standing'
import { credentialsOf } from '@zhongzhao/domain/registration/credentials'
import type { Circumstances } from '@zhongzhao/domain/registration/circumstances'
import { changeable } from '@zhongzhao/domain/registration/picture'
import type { Registration } from '@zhongzhao/domain/registration/registration'
import { credentialKind, credentialTitle } from '@zhongzhao/domain/season/credentials'

type View = OutputOf<typeof readRegistration>['credentials']

/** 证件材料 of one pupil as any reader may see them: kinds and days, no numbers (F3). */
export function credentialsView(
  r: Registration,
  held: ReadonlySet<ActionName | string>,
  given: Circumstances,
): View {
  const matrix = given.pack.credentials
  const summary = credentialsOf(r, given)
  const kindView = (kind: KindStanding) => {
    const of = credentialKind(matrix, kind.code)
    const state = r.credentials?.[kind.code]?.state ?? 'owed'
    const may = changeable(r)
      ? mayNow(credentialLifecycle, state, {
          open: new Set<never>(),
          actions: held as ReadonlySet<`${string}.${string}`>,
        })
      : []
    return {
      code: kind.code,
      title: credentialTitle(matrix, kind.code),
      hint: of?.hint ?? '',
      kept: of?.kept ?? 'paper',
      noted: state,
      standing: kind.standing,
      standingName: standingNames[kind.standing],
      ...(kind.until === undefined ? {} : { until: kind.until }),
      may: [...may],
    }
  }
  return {
    category: summary.rule?.category ?? '',
    standing: summary.standing,
    standingName: standingNames[summary.standing],
    ...(summary.until === undefined ? {} : { until: summary.until }),
    lacking: summary.lacking.map(({ code }) => credentialTitle(matrix, code)),
    alternatives: summary.alternatives.map((kinds) => kinds.map(kindView)),
  }
}
