import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** A Chromium and the environment in which it starts. */
export interface ChromiumProgram {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
}

const root = resolve(import.meta.dirname, '..')
const cache = join(root, 'node_modules', '.cache', 'zhongzhao')

/**
 * The Chromium of `@sparticuz/chromium`, unpacked once. Its own unpacking writes to one name in /tmp whoever asks, and
 * brings its libraries (nss, expat) only inside Amazon's cloud; a bare Debian lacks them as well. Undefined where the
 * package is absent or made for another processor.
 */
export function chromiumFromNpm(): ChromiumProgram | undefined {
  const packed = packedFolder()
  if (packed === undefined || process.arch !== 'x64' || process.platform !== 'linux') return undefined
  const folder = join(cache, 'chromium')
  if (!fs.existsSync(folder)) unpack(packed, folder)
  const fonts = writeFontList(folder)
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: fonts },
  }
}

function packedFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..', 'bin')
  } catch {
    return undefined
  }
}

/** Complete or absent: two test runs may unpack at once. */
function unpack(packed: string, folder: string): void {
  fs.mkdirSync(cache, { recursive: true })
  const half = fs.mkdtempSync(`${folder}-`)
  const read = (name: string) => brotliDecompressSync(fs.readFileSync(join(packed, name)))
  fs.writeFileSync(join(half, 'chromium'), read('chromium.br'), { mode: 0o755 })
  for (const name of ['al2023.tar.br', 'swiftshader.tar.br']) {
    execFileSync('tar', ['-x', '-f', '-', '-C', half], { input: read(name) })
  }
  fs.chmodSync(half, 0o755)
  try {
    fs.renameSync(half, folder)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(folder)) throw error
  }
}

/** Chinese shows as Chinese also where no font is installed: the ones of the printed form are there from npm. */
function writeFontList(folder: string): string {
  const file = join(folder, 'fonts.conf')
  const ours = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc', '400Regular')
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
    <dir>/usr/share/fonts</dir><dir>${ours}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>`
  fs.writeFileSync(file, text)
  return file
}
