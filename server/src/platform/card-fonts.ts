import { type GlyphCell, drawGlyph, softened } from '@zhongzhao/imaging/card/glyph'
import { type FontName, fontBytes } from './fonts.ts'
import { GlyphOutlines } from './glyph-outlines.ts'

/** px of a drawn character. */
const SIDE = 24
/** Sans first, as cards are printed; the large font only when a character needs it. */
const ORDER: readonly FontName[] = ['NotoSansSC-Regular', 'HanaMinB']

const opened = new Map<FontName, GlyphOutlines>()

function outlinesIn(name: FontName): GlyphOutlines {
  const known = opened.get(name)
  if (known !== undefined) return known
  const outlines = new GlyphOutlines(fontBytes(name))
  opened.set(name, outlines)
  return outlines
}

/** A character as it would be printed, or `undefined` when no font of the product has it: a font's box is never drawn. */
export function printedCharacter(character: string): GlyphCell | undefined {
  const codePoint = character.codePointAt(0) ?? 0
  for (const name of ORDER) {
    const outlines = outlinesIn(name).of(codePoint)
    if (outlines !== undefined) return softened(drawGlyph(outlines, SIDE))
  }
  return undefined
}
