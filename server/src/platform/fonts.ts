import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { zstdDecompressSync } from 'node:zlib'

/** A font of the printer: Noto Sans SC first, HanaMinB for what it lacks (Extension B–F). */
export type FontName = 'NotoSansSC-Regular' | 'NotoSansSC-Bold' | 'HanaMinB'

export const fontNames: readonly FontName[] = ['NotoSansSC-Regular', 'NotoSansSC-Bold', 'HanaMinB']

const resolve = createRequire(import.meta.url).resolve
const noto = (file: string) => () => readFileSync(resolve(`@expo-google-fonts/noto-sans-sc/${file}`))

const sources: Readonly<Record<FontName, () => Buffer>> = {
  'NotoSansSC-Regular': noto('400Regular/NotoSansSC_400Regular.ttf'),
  'NotoSansSC-Bold': noto('700Bold/NotoSansSC_700Bold.ttf'),
  HanaMinB: () => zstdDecompressSync(readFileSync(new URL('../../fonts/HanaMinB.ttf.zst', import.meta.url))),
}

/** The bytes of a font, read anew each time: 10 MB, HanaMinB 30 MB. Whoever needs them keeps them. */
export function fontBytes(name: FontName): Buffer {
  return sources[name]()
}
