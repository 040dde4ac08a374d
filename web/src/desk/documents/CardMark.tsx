import { Link } from '@tanstack/react-router'
import { Mark } from '../parts/Mark.tsx'
import type { RegistrationView } from '../parts/registration-query.ts'

const words: Readonly<Record<string, string>> = {
  illegible: '证件核对：读不清，建议重新采集',
  unread: '证件核对：没有识别，请人工看',
}

/** 证件核对 at a glance: agrees, so many to look at, or not legible; nothing before the card has been read (F2). */
export function CardMark({ view }: { readonly view: RegistrationView }) {
  const { card } = view
  if (card === undefined) return null
  if (card.waiting > 0)
    return (
      <Link to="/documents" search={{}}>
        <Mark tone="look">证件核对：有 {card.waiting} 处待核对</Mark>
      </Link>
    )
  const word = words[card.outcome]
  return word === undefined ? (
    <Mark tone="done">证件核对：{card.outcome === 'agrees' ? '一致' : '已处理'}</Mark>
  ) : (
    <Mark tone="look">{word}</Mark>
  )
}
