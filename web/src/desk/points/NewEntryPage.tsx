import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Values } from '@zhongzhao/domain/forms/form'
import { PageHead } from '../parts/PageHead.tsx'
import { CheckNumber } from './CheckNumber.tsx'
import { LeaveGuard } from './LeaveGuard.tsx'
import { TypePerson } from './TypePerson.tsx'
import { readFromNumber } from './typed-form.ts'
import './entries.css'

/** 登记考生, steps 1 and 2 (notice 三.(五); G3): the number first, then category, papers, and who it is. Steps 3 and 4 are the record’s. */
export function NewEntryPage() {
  const navigate = useNavigate()
  const [person, setPerson] = useState<Values>()
  const [typed, setTyped] = useState<'no' | 'yes'>('no')
  const made = (entry: string) =>
    void navigate({ to: '/entries/$entry', params: { entry }, search: {}, ignoreBlocker: true })
  return (
    <>
      <PageHead
        title="登记考生"
        lead={
          person === undefined
            ? '第 1 步，共 4 步：核对号码，看全省是不是已经报过名。'
            : '第 2 步，共 4 步：选考生类别，核看材料原件，录入身份信息。'
        }
      />
      {person === undefined ? (
        <CheckNumber onFree={(number) => setPerson(readFromNumber(number))} />
      ) : (
        <TypePerson
          first={person}
          onTyped={() => setTyped('yes')}
          onMade={made}
          onBack={() => {
            setTyped('no')
            setPerson(undefined)
          }}
        />
      )}
      <LeaveGuard unsaved={typed} />
    </>
  )
}
