import { useQuery } from '@tanstack/react-query'
import { listCorrections, readCorrection } from '@zhongzhao/api/corrections'
import type { InputOf, OutputOf } from '@zhongzhao/api/endpoint'
import { fieldAt } from '@zhongzhao/domain/forms/form'
import { call } from '../../shared/call.ts'
import { valueText } from '../parts/value-text.ts'
import { useSession } from '../session/session.ts'

export type Line = OutputOf<typeof listCorrections>['lines'][number]
export type CorrectionView = OutputOf<typeof readCorrection>

export function useCorrections(asked: InputOf<typeof listCorrections>) {
  const { hat } = useSession()
  return useQuery({
    queryKey: ['corrections', hat.key, asked],
    queryFn: () => call(listCorrections, asked),
  })
}

export function useCorrection(id: string) {
  return useQuery({ queryKey: ['correction', id], queryFn: () => call(readCorrection, { correction: id }) })
}

/** A value as people read it; what is covered stays as it came. */
export function useShown() {
  const { pack } = useSession()
  return ({ field, covered }: { field: string; covered: boolean }, value: string): string => {
    const of = fieldAt(pack.forms, field)
    if (value === '') return '（空）'
    return covered || of === undefined ? value : valueText(of, value)
  }
}
