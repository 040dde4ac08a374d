/** What a mark over a picture means. `…-wanted` is where the thing should be. */
export type MarkMeaning =
  | 'crown'
  | 'crown-wanted'
  | 'chin'
  | 'chin-wanted'
  | 'centre'
  | 'centre-wanted'
  | 'eyes'
  | 'face'
  | 'other-face'
  | 'background'
  | 'covered'
  | 'damage'
  | 'line-read'
  | 'card-edge'

export const markNames: Readonly<Record<MarkMeaning, string>> = {
  crown: '头顶',
  'crown-wanted': '头顶应在这里',
  chin: '下巴',
  'chin-wanted': '下巴应在这里',
  centre: '人像中线',
  'centre-wanted': '照片中线',
  eyes: '双眼连线',
  face: '人脸',
  'other-face': '另一张人脸',
  background: '背景不是蓝色',
  covered: '被遮挡',
  damage: '可能损坏',
  'line-read': '读到的一行',
  'card-edge': '证件边缘',
}

/** A point of the picture: parts of its width and height from the top left, 0–1. */
export type Place = readonly [x: number, y: number]

/** Something drawn over a picture: a line, or a box with its opposite corners. */
export interface Mark {
  readonly shape: 'line' | 'box'
  readonly meaning: MarkMeaning
  readonly from: Place
  readonly to: Place
}
