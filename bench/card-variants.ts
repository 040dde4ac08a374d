import { checkDigitOf } from '@zhongzhao/domain/identity/id-number'
import { type Chance, chanceOf } from '@zhongzhao/tool-sandbox/chance'
import { hardNameGroups, hardNames } from '@zhongzhao/tool-sandbox/hard-names'
import { type CardBearer, type CardDrawing, drawCard } from '@zhongzhao/tool-sandbox/specimen-card'
import { type Photographing, photograph } from '@zhongzhao/tool-sandbox/specimen-photo'
import type { Label, LabelledCard } from './card-labels.ts'

type Some<T> = readonly [T, ...(readonly T[])]

const commonNames: Some<string> = [
  '王示例',
  '李样张',
  '吴测试',
  '张天一',
  '刘思远',
  '陈未来',
  '赵子涵',
  '孙己巳',
  '周大力',
  '郑日月',
]
const groups: Some<string> = ['汉', '汉', '回', '满', '蒙古', '土家', '哈萨克', '达斡尔', '柯尔克孜', '壮']
const strangers: Some<string> = ['明', '华', '国', '文', '军', '丽', '平', '雪', '林', '宇']
/** Pairs that a recogniser or a tired eye takes for one another. */
const lookAlikes: ReadonlyMap<string, string> = new Map(
  ['吴昊', '天夭', '未末', '己已', '日曰', '大太', '王玉', '子孑', '张弘', '李季', '陈阵', '刘浏'].flatMap(
    (pair) => {
      const [a = '', b = ''] = [...pair]
      return [
        [a, b],
        [b, a],
      ] as const
    },
  ),
)
const fonts = ['NotoSansSC-Regular', 'NotoSansSC-Bold', 'HanaMinB'] as const

interface Person {
  readonly bearer: CardBearer
  readonly font: NonNullable<CardDrawing['font']>
}

function personOf(name: string, chance: Chance): Person {
  const two = (n: number) => String(n).padStart(2, '0')
  const birth = `${2006 + chance.below(5)}${two(1 + chance.below(12))}${two(1 + chance.below(28))}`
  const serial = 100 + chance.below(900)
  const first = `990101${birth}${serial}`
  const ethnicity = hardNameGroups[name]?.replace(/族$/, '') ?? chance.pick(groups)
  return {
    bearer: {
      name,
      birth,
      sex: serial % 2 === 1 ? '男' : '女',
      ethnicity,
      number: first + checkDigitOf(first),
      address: '示例省样张市测试区样张路1号院2号楼3单元',
    },
    font: chance.pick(fonts),
  }
}

interface Variant {
  readonly printed?: (bearer: CardBearer, chance: Chance) => CardBearer
  readonly drawing?: CardDrawing
  readonly how: (chance: Chance) => Photographing
  /** What is not `pass`. */
  readonly labels: Readonly<Record<string, Label>>
}

const between = (chance: Chance, from: number, until: number) =>
  from + ((until - from) * chance.below(10_001)) / 10_000

/** By hand, on a desk, as a teacher would take it. */
const onDesk = (chance: Chance): Photographing => ({
  roll: between(chance, -4, 4),
  slant: 10,
  light: between(chance, 0.75, 1.05),
  noise: between(chance, 0, 4),
  blur: between(chance, 0, 0.7),
  ground: 'wood',
  quality: 50 + chance.below(45),
})

function otherDigit(number: string, place: number, chance: Chance): string {
  const digit = String((Number(number[place]) + 1 + chance.below(9)) % 10)
  return number.slice(0, place) + digit + number.slice(place + 1)
}

function otherCharacter(name: string, chance: Chance): string {
  const characters = [...name]
  const place = characters.length - 1
  const stranger = chance.pick(strangers)
  return characters.with(place, stranger === characters[place] ? '山' : stranger).join('')
}

const lookAlike = (name: string) => [...name].map((c) => lookAlikes.get(c) ?? c).join('')
const day = (birth: string, n: number) => birth.slice(0, 6) + String(n).padStart(2, '0')

const good = (how: Variant['how'], labels: Variant['labels'] = {}): Variant => ({ how, labels })
const altered = (rule: string, printed: NonNullable<Variant['printed']>): Variant => ({
  printed,
  how: onDesk,
  labels: { [rule]: 'fail' },
})
const illegible = (how: Variant['how']): Variant => ({ how, labels: { legible: 'fail' } })

/** Kinds of pictures of one person's card. */
export const variants: Readonly<Record<string, Variant>> = {
  flat: good(() => ({})),
  desk: good(onDesk),
  desk_again: good(onDesk),
  roll: good((chance) => ({ ...onDesk(chance), roll: between(chance, 7, 12) }), { centred: 'uncertain' }),
  roll_left: good((chance) => ({ ...onDesk(chance), roll: between(chance, -12, -7) }), {
    centred: 'uncertain',
  }),
  dim: good((chance) => ({ ...onDesk(chance), light: between(chance, 0.35, 0.6), noise: 5 })),
  noisy: good((chance) => ({ ...onDesk(chance), noise: between(chance, 6, 10) })),
  coarse: good((chance) => ({ ...onDesk(chance), quality: 25 + chance.below(15) })),
  far: good((chance) => ({ ...onDesk(chance), width: between(chance, 0.68, 0.8) })),
  grey: good((chance) => ({ ...onDesk(chance), colours: 'grey' }), { unmodified: 'uncertain' }),
  number_digit: altered('id_match', (b, chance) => ({
    ...b,
    number: otherDigit(b.number, chance.below(17), chance),
  })),
  number_digit_again: altered('id_match', (b, chance) => ({
    ...b,
    number: otherDigit(b.number, 6 + chance.below(11), chance),
  })),
  check_digit: {
    ...altered('id_match', (b) => ({
      ...b,
      number: b.number.slice(0, 17) + (b.number.endsWith('3') ? '8' : '3'),
    })),
    labels: { id_match: 'fail', id_checksum: 'fail' },
  },
  other_sex: altered('sex_match', (b) => ({ ...b, sex: b.sex === '男' ? '女' : '男' })),
  other_group: altered('ethnicity_match', (b) => ({ ...b, ethnicity: b.ethnicity === '汉' ? '满' : '汉' })),
  other_day: altered('birth_match', (b) => ({
    ...b,
    birth: day(b.birth, (Number(b.birth.slice(6)) % 28) + 1),
  })),
  other_name: altered('name_match', (b, chance) => ({ ...b, name: otherCharacter(b.name, chance) })),
  longer_name: altered('name_match', (b, chance) => ({ ...b, name: `${b.name}${chance.pick(strangers)}` })),
  shorter_name: altered('name_match', (b) => ({ ...b, name: [...b.name].slice(0, -1).join('') })),
  alike_name: altered('name_match', (b) => ({ ...b, name: lookAlike(b.name) })),
  blur: illegible((chance) => ({ ...onDesk(chance), blur: between(chance, 3, 6) })),
  glare_number: illegible((chance) => ({
    ...onDesk(chance),
    glare: { at: [between(chance, 0.4, 0.8), 0.86], radius: between(chance, 0.12, 0.25) },
  })),
  glare_name: illegible((chance) => ({ ...onDesk(chance), glare: { at: [0.24, 0.14], radius: 0.14 } })),
  tiny: illegible((chance) => ({ ...onDesk(chance), width: between(chance, 0.18, 0.4) })),
  patch: {
    drawing: { patch: { from: 8, text: '20071997' } },
    how: onDesk,
    labels: { id_match: 'fail', unmodified: 'fail', id_checksum: 'uncertain' },
  },
}

async function pictureOf({ bearer, font }: Person, name: string, chance: Chance): Promise<LabelledCard> {
  const variant: Variant = variants[name] ?? { how: onDesk, labels: {} }
  const printed = variant.printed?.(bearer, chance) ?? bearer
  const checks = checkDigitOf(printed.number) === printed.number.at(-1) ? 'pass' : 'fail'
  const labels: Readonly<Record<string, Label>> = { id_checksum: checks, ...variant.labels }
  const same = variant.labels['name_match'] === 'fail' && printed.name === bearer.name
  return {
    file: `${bearer.number}/${name}.jpg`,
    person: bearer.number,
    bytes: await photograph(drawCard(printed, { font, ...variant.drawing }), variant.how(chance), chance),
    asked: bearer,
    variant: name,
    label: (rule) => (same && rule === 'name_match' ? 'pass' : (labels[rule] ?? 'pass')),
  }
}

/** Pictures of people nobody has seen, drawn anew for a seed: every hard name and as many common ones. Everybody is
 *  invented and every card is marked as a specimen. */
export async function* freshCards(seed: number, people: number): AsyncGenerator<LabelledCard> {
  const chance = chanceOf(seed)
  for (let i = 0; i < people; i++) {
    const name = i % 2 === 0 ? chance.pick(commonNames) : (hardNames[chance.below(hardNames.length)] ?? '')
    const person = personOf(name, chance)
    for (const variant of Object.keys(variants)) yield await pictureOf(person, variant, chance)
  }
}
