import { Type } from 'typebox'
import { Time } from './shapes.ts'

/** 证件材料 (F3): what is needed, in the order preferred, and how each stands. */
export const CredentialsView = Type.Object({
  category: Type.String(),
  standing: Type.String(),
  standingName: Type.String(),
  until: Type.Optional(Time),
  lacking: Type.Array(Type.String()),
  alternatives: Type.Array(
    Type.Array(
      Type.Object({
        code: Type.String(),
        title: Type.String(),
        hint: Type.String(),
        kept: Type.String(),
        noted: Type.String(),
        standing: Type.String(),
        standingName: Type.String(),
        until: Type.Optional(Time),
        may: Type.Array(Type.String()),
      }),
    ),
  ),
})
