import variants from './character-variants.json' with { type: 'json' }
import { foldName } from './person-name.ts'

/** Characters that are written otherwise in another time or place → how they are written here; read once, when first asked for. */
let written: ReadonlyMap<string, string> | undefined
function forms(): ReadonlyMap<string, string> {
  if (written === undefined) {
    const to = [...variants.to]
    written = new Map([...variants.from].map((character, at) => [character, to[at] ?? character]))
  }
  return written
}

/** For comparison only, and never kept (D5): folded as `foldName` does, and 陳 as 陈, 劉 as 刘, 峯 as 峰 besides. Where one simplified character
 *  stands for several (于, 於), names may meet that differ: a sign that asks a person to look, and no proof. */
export function foldVariants(text: string): string {
  const table = forms()
  return [...foldName(text)].map((character) => table.get(character) ?? character).join('')
}
