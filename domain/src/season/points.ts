import type { OrgKind } from '../orgs/org.ts'
import type { Track } from './timetable.ts'

/** What an appointment is for (三.(二) 有组织、有计划的安排): a kind of slot, data of the pack. */
export interface AppointmentKind {
  readonly code: string
  readonly title: string
  /** What the candidate is told: why one would come, and who need not. */
  readonly why: string
  /** Organisations that may lay such slots out. */
  readonly at: readonly OrgKind[]
  /** `own`: those of the candidate's own school or class. `points`: those of any point for who goes there on one of `tracks`;
   *  who has been entered or accepted at a point keeps to it, on whatever track. */
  readonly reach: 'own' | 'points'
  readonly tracks: readonly Track[]
  /** Id of the message template that reminds the day before. */
  readonly reminder: string
  readonly bring: readonly string[]
  readonly basis: string
}

/** A paper that is looked at when a record is made at a point. */
export interface CategoryPaper {
  readonly code: string
  readonly title: string
  readonly need: 'must' | 'ifAny'
}

/** 考生类别 of a record that no roster brings: made at a point from papers, the candidate present (notice 三.(五), 二.2(3)). Grade 8
 *  has none: a record made at a point is of grade 9's examination. */
export interface CandidateCategory {
  readonly code: string
  readonly title: string
  readonly hint: string
  /** Whose windows it follows. */
  readonly track: Exclude<Track, 'grade8'>
  /** 应届 or 往届、社会, as 报名统计表 counts them. */
  readonly schooling: 'fresh' | 'former'
  readonly papers: readonly CategoryPaper[]
  readonly basis: string
}

/** Everything a season decides about points and appointments. */
export interface PointPolicy {
  readonly kinds: readonly AppointmentKind[]
  readonly categories: readonly CandidateCategory[]
  /** Beijing hour of the day before at which a reminder leaves. */
  readonly reminder: { readonly hour: number; readonly basis: string }
  /** What laying out starts from (weekdays 1 Monday … 7 Sunday; Beijing `HH:MM`, half-open); whoever lays out changes it. */
  readonly usual: {
    readonly weekdays: readonly number[]
    readonly spans: readonly { readonly from: string; readonly until: string }[]
    readonly minutes: number
    readonly capacity: number
    readonly basis: string
  }
  /** Most slots laid out in one go. */
  readonly most: { readonly slots: number; readonly basis: string }
}

export function appointmentKind({ kinds }: PointPolicy, code: string): AppointmentKind | undefined {
  return kinds.find((kind) => kind.code === code)
}

export function categoryOf({ categories }: PointPolicy, code: string): CandidateCategory | undefined {
  return categories.find((category) => category.code === code)
}
