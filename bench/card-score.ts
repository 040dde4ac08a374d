import type { ImageFinding, PictureRule } from '@zhongzhao/domain/images/finding'
import type { LabelledCard } from './card-labels.ts'

/** A card with what was found on it. */
export interface JudgedCard {
  readonly card: LabelledCard
  readonly findings: readonly ImageFinding[]
}

/** `part of all`, and of how many people. */
interface Share {
  readonly files: string
  readonly people: string
}

const differs = /-DIFFERS$|^CARD-CHECK-DIGIT$/
const unread = /-UNREAD$/
const rare = /[\u3400-\u4dbf\u{20000}-\u{3ffff}]/u

const has = (rule: PictureRule, code?: RegExp) => (judged: JudgedCard) =>
  judged.findings.some((f) => f.rule === rule && (code === undefined || code.test(f.code)))
const retake = (judged: JudgedCard) =>
  judged.findings.some((f) => f.rule === 'legible' && f.severity === 'error')

function share(judged: readonly JudgedCard[], found: (judged: JudgedCard) => boolean): Share {
  const people = new Set(judged.map((j) => j.card.person))
  const hit = judged.filter(found)
  // Of a person: in at least one of the files.
  const hitPeople = new Set(hit.map((j) => j.card.person))
  return { files: `${hit.length}/${judged.length}`, people: `${hitPeople.size}/${people.size}` }
}

const readableSet = (all: readonly JudgedCard[]) => all.filter((j) => j.card.label('legible') === 'pass')

/** One rule of the bar: altered ones found, equal ones called different, legible ones not read. */
function ruleScore(all: readonly JudgedCard[], rule: PictureRule) {
  const labelled = (label: string) => readableSet(all).filter((j) => j.card.label(rule) === label)
  return {
    altered: share(labelled('fail'), (j) => has(rule)(j) || retake(j)),
    wronglyDifferent: share(labelled('pass'), has(rule, differs)),
    unread: share(labelled('pass'), (j) => has(rule, unread)(j) || retake(j)),
  }
}

/** A rule of the picture as a whole: bad ones found, good ones doubted. */
function pictureScore(all: readonly JudgedCard[], rule: PictureRule) {
  const labelled = (label: string) => all.filter((j) => j.card.label(rule) === label)
  return {
    found: share(labelled('fail'), (j) => has(rule)(j) || retake(j)),
    goodDoubted: share(labelled('pass'), has(rule)),
  }
}

/** The table of the bar (issue, cards), per file and per person. */
export function scoreCards(all: readonly JudgedCard[]) {
  const named = (kind: 'common' | 'rare') =>
    all.filter((j) => rare.test(j.card.asked.name) === (kind === 'rare'))
  const unreadNames = (kind: 'common' | 'rare') => ruleScore(named(kind), 'name_match').unread
  const { altered, wronglyDifferent } = ruleScore(all, 'name_match')
  return {
    number: ruleScore(all, 'id_match'),
    checkDigit: ruleScore(all, 'id_checksum'),
    sex: ruleScore(all, 'sex_match'),
    ethnicity: ruleScore(all, 'ethnicity_match'),
    birth: ruleScore(all, 'birth_match'),
    name: {
      altered,
      wronglyDifferent,
      unreadCommon: unreadNames('common'),
      unreadRare: unreadNames('rare'),
    },
    illegible: {
      retake: share(
        all.filter((j) => j.card.label('legible') === 'fail'),
        retake,
      ),
      goodSentBack: share(readableSet(all), retake),
    },
    centred: pictureScore(all, 'centred'),
    unmodified: pictureScore(all, 'unmodified'),
  }
}
