import type { PictureReason } from '@zhongzhao/domain/images/picture-reason'

const portrait = ['portrait'] as const
const document = ['document'] as const
const both = ['portrait', 'document'] as const

/** Why a person refuses a picture (notice 二.2(1)–(2)); the candidate reads the text, so each says what to do. */
export const pictureReasons: readonly PictureReason[] = [
  {
    code: 'NOT-FRONTAL',
    kinds: portrait,
    title: '没有正对镜头',
    text: '头部歪斜或没有正对镜头，请坐正、平视镜头后重新拍照。',
    rules: ['frontal', 'level_roll'],
  },
  {
    code: 'FRAMING',
    kinds: portrait,
    title: '人像位置或大小不合适',
    text: '人像没有居中，或头部太大、太小，请按取景框重新拍照。',
    rules: ['centred', 'head_ratio_2_3'],
  },
  {
    code: 'BACKGROUND',
    kinds: portrait,
    title: '背景不是蓝色',
    text: '背景不是均匀的蓝色，请在蓝色背景前重新拍照。',
    rules: ['background_blue'],
  },
  {
    code: 'COVERED',
    kinds: portrait,
    title: '头面部有遮挡',
    text: '请不要戴帽子、口罩或有色眼镜，露出整张脸后重新拍照。',
    rules: ['bareheaded', 'no_glasses', 'ears_visible', 'eyebrows_visible'],
  },
  {
    code: 'BLURRED',
    kinds: both,
    title: '不清晰',
    text: '图片模糊或看不清，请重新采集。',
    rules: ['sharp', 'legible'],
  },
  {
    code: 'RECAPTURED',
    kinds: both,
    title: '翻拍或扫描',
    text: '这是翻拍或扫描的图片，请本人到场重新采集。',
    rules: ['not_recapture'],
  },
  {
    code: 'RETOUCHED',
    kinds: both,
    title: '经过修饰或改动',
    text: '图片经过修饰或改动，请重新采集，不要美颜或修图。',
    rules: ['unmodified'],
  },
  {
    code: 'LIGHT',
    kinds: both,
    title: '光线或颜色不对',
    text: '图片太暗、太亮或颜色不正常，请调整光线后重新采集。',
    rules: ['colour'],
  },
  {
    code: 'SEVERAL-FACES',
    kinds: portrait,
    title: '不止一个人',
    text: '照片里不止一个人，请单独重新拍照。',
    rules: ['one_face'],
  },
  {
    code: 'NOT-THE-CANDIDATE',
    kinds: both,
    title: '不是考生本人',
    text: '图片不是考生本人的，请本人重新采集。',
    rules: ['name_match', 'sex_match', 'birth_match', 'id_match'],
  },
  {
    code: 'DAMAGED',
    kinds: both,
    title: '图片损坏或不完整',
    text: '图片损坏或显示不完整，请重新采集。',
    rules: ['decodes', 'file_is_jpeg'],
  },
  {
    code: 'WRONG-DOCUMENT',
    kinds: document,
    title: '证件不对',
    text: '不是规定的证件或拍错了面，请带规定的证件重新采集。',
    rules: [],
  },
]
