import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, PictureFinding } from './shapes.ts'
import { RegistrationView } from './registration.ts'

const Kind = Type.Union([Type.Literal('portrait'), Type.Literal('document')])
export const PictureReport = Type.Object({
  verdict: Type.String(),
  kept: Type.Boolean(),
  findings: Type.Array(PictureFinding),
  steps: Type.Array(Type.String()),
  /** Whose it is, for a folder import. */
  name: Type.String(),
  registration: Type.String(),
  image: Type.Optional(Type.String()),
  /** `later`: the eye has not looked yet; the picture becomes the candidate's when it has. */
  looking: Type.Union([Type.Literal('now'), Type.Literal('later')]),
})
/** One picture for one candidate, at the desk. Multipart: file `picture`. */
export const takePicture = endpoint({
  id: 'takePicture',
  title: '上传一张照片',
  method: 'POST',
  path: '/registrations/:id/pictures/:kind',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ id: Id, kind: Kind }),
  output: PictureReport,
})
/** One file of a folder `<ID number>.jpg`; the name travels in the multipart body, never in the URL. */
export const importPicture = endpoint({
  id: 'importPicture',
  title: '按证件号导入照片',
  method: 'POST',
  path: '/pictures/:kind/import',
  action: 'image.supply',
  carrier: 'multipart',
  input: Type.Object({ kind: Kind }),
  output: PictureReport,
})
export const readPicture = endpoint({
  id: 'readPicture',
  title: '查看照片',
  method: 'GET',
  path: '/registrations/:id/pictures/:image/:variant',
  action: 'image.read',
  answer: 'file',
  input: Type.Object({
    id: Id,
    image: Id,
    variant: Type.Union([Type.Literal('derived'), Type.Literal('original')]),
  }),
  output: Type.Unknown(),
})
export const disputePicture = endpoint({
  id: 'disputePicture',
  title: '这不是我',
  method: 'POST',
  path: '/registrations/:id/portrait/dispute',
  action: 'image.dispute',
  input: Type.Object({ id: Id, version: Type.Integer({ minimum: 0 }) }),
  output: RegistrationView,
})
