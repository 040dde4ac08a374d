import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'

/** 生僻字查找 (D6): by pinyin, by radical or a character that shares it, by code point. */
export const findCharacters = endpoint({
  id: 'findCharacters',
  title: '查找生僻字',
  method: 'GET',
  path: '/characters',
  action: 'account.own',
  input: Type.Object({ wanted: Type.String({ minLength: 1, maxLength: 12 }) }),
  output: Type.Object({
    /** How `wanted` was read. */
    by: Type.Union([
      Type.Literal('pinyin'),
      Type.Literal('radical'),
      Type.Literal('code'),
      Type.Literal('nothing'),
    ]),
    characters: Type.Array(
      Type.Object({
        character: Type.String(),
        /** `U+4DAE` */
        code: Type.String(),
        /** `yǎn`; empty where no reading is known. */
        pinyin: Type.String(),
      }),
    ),
    /** There were more than are listed. */
    more: Type.Boolean(),
  }),
})
