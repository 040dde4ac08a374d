import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'

/** Anybody checks a sheet by its QR or its 16 digits, without signing in (notice 三.(三): 存档备查). Nothing of the candidate is told, and a
 *  wrong code answers as one that was never printed. The code travels in the body. */
export const checkSheet = endpoint({
  id: 'checkSheet',
  title: '查验报名登记表',
  method: 'POST',
  path: '/sheets/check',
  action: 'public.read',
  input: Type.Object({ code: Type.String({ minLength: 1, maxLength: 400 }) }),
  output: Type.Object({
    standing: Type.Union([
      Type.Literal('valid'),
      Type.Literal('superseded'),
      Type.Literal('correcting'),
      Type.Literal('unsigned'),
      Type.Literal('unknown'),
    ]),
  }),
})
