import { openCompiler } from '@zhongzhao/server/platform/pdf-typesetter'

/** What is printed on a made-up card. `birth` as `2008-03-14`. */
export interface CardText {
  readonly name: string
  readonly sex: string
  readonly ethnicity: string
  readonly birth: string
  readonly number: string
}

/** 800×600: where a resident identity card prints what. The values come in as strings only, never as markup. */
const template = `
#let card = json(bytes(sys.inputs.card))
#set page(width: 800pt, height: 600pt, margin: 0pt, fill: none)
#set text(font: ("Noto Sans SC", "HanaMinB"), size: 24pt, fill: rgb("#20242c"), cjk-latin-spacing: none)
#let put(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt - 0.5em, box(body))
#let label(x, y, body) = put(x, y, text(size: 21.5pt, fill: rgb("#2f6cb3"), body))
#label(105, 142)[姓 名]
#put(183, 142, text(size: 27pt, card.name))
#label(105, 193)[性 别]
#put(183, 193, card.sex)
#label(255, 193)[民 族]
#put(332, 193, card.ethnicity)
#label(105, 243)[出 生]
#put(183, 243, card.year)
#label(252, 243)[年]
#put(289, 243, card.month)
#label(327, 243)[月]
#put(360, 243, card.day)
#label(398, 243)[日]
#label(105, 294)[住 址]
#put(183, 294, text(size: 22pt)[演练路 1 号院（演练）])
#label(105, 457)[公民身份号码]
#put(288, 457, text(size: 31pt, tracking: 3.1pt, card.number))
`

let opened: ReturnType<typeof openCompiler> | undefined

/** The letters of a card as SVG in which each is an outline. */
export function cardLetters({ birth, ...text }: CardText): Buffer {
  const compiler = (opened ??= openCompiler())
  const [year, month, day] = birth.split('-').map((part) => String(Number(part)))
  const card = JSON.stringify({ ...text, year, month, day })
  return Buffer.from(compiler.svg({ mainFileContent: template, inputs: { card } }))
}
