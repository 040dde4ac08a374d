import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const rooms = ['api', 'bench', 'domain', 'e2e', 'imaging', 'packs', 'server', 'tools', 'web']
const readable = /\.(?:ts|tsx|sql|typ)$/
const foreign = /(?:^|\/)(?:node_modules|dist|\.[^/]+)(?:\/|$)/

export interface Source {
  /** From the root of the project, with `/`. */
  readonly path: string
  readonly text: string
}

export const isTest = (path: string): boolean => /\.(?:test|spec)\.tsx?$/.test(path)

/** Journeys and browser stories: tests that tell a clause in the notice's words. */
export const isJourney = (path: string): boolean => /^(?:server\/test\/journeys|e2e)\//.test(path)

/** Every source file of the project, in the order of its path. */
export function sourcesOf(root: string): readonly Source[] {
  return rooms
    .flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(
        (inside) => `${room}/${inside.replaceAll('\\', '/')}`,
      ),
    )
    .filter((path) => readable.test(path) && !foreign.test(path) && !path.includes('.tmp.'))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
