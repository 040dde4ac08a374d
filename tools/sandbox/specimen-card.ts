import { type FontName, fontBytes } from '@zhongzhao/server/platform/fonts'
import { GlyphOutlines } from '@zhongzhao/server/platform/glyph-outlines'

/** What is printed on a made-up card. Everybody is invented; 测试样张 SPECIMEN stands across it. */
export interface CardBearer {
  readonly name: string
  readonly sex: '男' | '女'
  readonly ethnicity: string
  /** Eight digits. */
  readonly birth: string
  readonly number: string
  readonly address: string
}

/** px of the drawn card. */
export const CARD = { width: 696, height: 439 } as const

/** Part of the number pasted over: text in another face on a patch of another shade. */
export interface Patch {
  /** First digit covered, from 0. */
  readonly from: number
  readonly text: string
}

export interface CardDrawing {
  readonly font?: FontName
  readonly patch?: Patch
  /** A portrait as data URL; without one a plain figure is drawn. */
  readonly portrait?: string
}

const opened = new Map<FontName, GlyphOutlines>()

function outlinesIn(font: FontName): GlyphOutlines {
  const known = opened.get(font)
  if (known !== undefined) return known
  const outlines = new GlyphOutlines(fontBytes(font))
  opened.set(font, outlines)
  return outlines
}

interface Line {
  /** Left end and middle of the letters' height, px. */
  readonly x: number
  readonly y: number
  readonly size: number
  readonly font: FontName
  readonly fill: string
  /** px between two characters beyond their own width. */
  readonly spacing?: number
}

const advanceOf = (character: string) => (/[ -~]/.test(character) ? 0.56 : 1)

/** A line of text as paths: no font of the machine is asked. */
function text(words: string, { x, y, size, font, fill, spacing = 0 }: Line): string {
  let at = x
  const paths = [...words].map((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    const polygons = [font, 'NotoSansSC-Regular' as const, 'HanaMinB' as const]
      .values()
      .map((name) => outlinesIn(name).of(codePoint))
      .find((found) => found !== undefined)
    const left = at
    at += size * advanceOf(character) + spacing
    const place = ([px, py]: readonly [number, number]) =>
      `${(left + px * size).toFixed(2)} ${(y + (0.38 - py) * size).toFixed(2)}`
    return (polygons ?? []).map((polygon) => `M${polygon.map(place).join('L')}Z`).join('')
  })
  return `<path fill="${fill}" d="${paths.join('')}"/>`
}

const label = { size: 20, spacing: 4, font: 'NotoSansSC-Regular', fill: '#2f6ab0' } as const
const NUMBER = { x: 236, y: 376, size: 29, spacing: 4.05 } as const
const DIGIT = 29 * 0.56 + 4.05

function printed(bearer: CardBearer, font: FontName): string {
  const value = { font, fill: '#161616' } as const
  const { name, birth } = bearer
  const size = Math.min(25, 250 / [...name].length)
  const lines = [bearer.address.slice(0, 11), bearer.address.slice(11, 22), bearer.address.slice(22)]
  return [
    text('姓名', { ...label, x: 53, y: 62 }),
    text(name, { ...value, x: 130, y: 62, size, spacing: size === 25 ? 1 : 0 }),
    text('性别', { ...label, x: 53, y: 112 }),
    text(bearer.sex, { ...value, x: 130, y: 112, size: 23 }),
    text('民族', { ...label, x: 203, y: 112 }),
    text(bearer.ethnicity, { ...value, x: 280, y: 112, size: 23 }),
    text('出生', { ...label, x: 53, y: 162 }),
    text(birth.slice(0, 4), { ...value, x: 130, y: 162, size: 24 }),
    text('年', { ...label, x: 198, y: 162 }),
    text(String(Number(birth.slice(4, 6))), { ...value, x: 233, y: 162, size: 24 }),
    text('月', { ...label, x: 272, y: 162 }),
    text(String(Number(birth.slice(6, 8))), { ...value, x: 305, y: 162, size: 24 }),
    text('日', { ...label, x: 340, y: 162 }),
    text('住址', { ...label, x: 53, y: 214 }),
    ...lines.map((words, i) => text(words, { ...value, x: 130, y: 214 + 34 * i, size: 23 })),
    text('公民身份号码', { ...label, x: 53, y: 377, spacing: 2 }),
    text(bearer.number, { ...value, ...NUMBER }),
  ].join('')
}

function patched({ from, text: words }: Patch): string {
  const left = NUMBER.x + from * DIGIT - 3
  const width = [...words].length * 15 + 40
  return (
    `<rect x="${left}" y="${NUMBER.y - 22}" width="${width}" height="44" fill="#fdfdfd"/>` +
    text(words, { x: left + 3, y: NUMBER.y, size: 27, font: 'HanaMinB', fill: '#101010' })
  )
}

/** Pale waves, as security printing has. */
function waves(): string {
  return Array.from({ length: 16 }, (_, i) => {
    const y = 14 + i * 27
    const colour = i % 2 === 0 ? '#8fc7dd' : '#e6a9b7'
    const bends = Array.from({ length: 4 }, (__, k) => `q87 ${k % 2 === 0 ? -18 : 18} 174 0`).join('')
    return `<path d="M0 ${y}${bends}" fill="none" stroke="${colour}" stroke-width="1.2" opacity="0.7"/>`
  }).join('')
}

const figure =
  '<g fill="#b8c4cf"><rect x="460" y="70" width="205" height="255"/></g>' +
  '<g fill="#55626f"><ellipse cx="562" cy="165" rx="52" ry="66"/><path d="M478 325q84-150 168 0z"/></g>'

const mark = { font: 'NotoSansSC-Bold', fill: '#d0303a' } as const

/** The side with the portrait of a resident identity card, as SVG in which no text is left to fonts. */
export function drawCard(bearer: CardBearer, drawing: CardDrawing = {}): string {
  const { font = 'NotoSansSC-Regular', patch, portrait } = drawing
  const face =
    portrait === undefined
      ? figure
      : `<image href="${portrait}" x="460" y="70" width="205" height="255" preserveAspectRatio="xMidYMid slice"/>`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">`,
    '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#e4f1f8"/><stop offset=".6" stop-color="#e9eff4"/><stop offset="1" stop-color="#f4e6ea"/></linearGradient></defs>',
    `<rect width="${CARD.width}" height="${CARD.height}" rx="22" fill="url(#g)"/>`,
    waves(),
    face,
    printed(bearer, font),
    patch === undefined ? '' : patched(patch),
    `<g opacity="0.42" transform="translate(110 300) rotate(-26)">${text('测试样张 SPECIMEN', { ...mark, x: 0, y: 0, size: 62 })}</g>`,
    text('测试样张 非真实证件 SPECIMEN ONLY', { ...mark, x: 440, y: 420, size: 13 }),
    '</svg>',
  ].join('')
}
