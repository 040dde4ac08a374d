import { parseArgs } from 'node:util'

/** What a person typed after the command's name. */
export interface Given {
  readonly files: readonly string[]
  readonly manner: 'json' | 'text'
  /** Values of the command's own options, by name. */
  readonly options: Readonly<Record<string, string>>
  /** Options given without a value. */
  readonly flags: ReadonlySet<string>
}

/** Writes one line for whoever reads: a person, or the next program. */
export type Say = (line: string) => void

/** Does the command; the number is the exit code (0 done, 1 something could not be done, 2 wrongly asked). */
export type Run = (given: Given, say: Say) => Promise<number>

/** One line of the command table. The code behind it is loaded only when asked for. */
export interface Command {
  /** `portrait check` */
  readonly name: string
  /** `FILE…` */
  readonly takes: string
  readonly does: string
  readonly options?: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly does: string }>>
  /** How many FILE arguments there must be at least. */
  readonly least?: number
  readonly load: () => Promise<Run>
}

/** A wrong way of asking; its message is the Chinese sentence. */
export class WrongUse extends Error {}

/** Rightly asked, but not to be done; its message is the Chinese sentence. */
export class NotDone extends Error {}

/** The command whose words begin the arguments, longest name first, and what is left. */
export function commandFor(commands: readonly Command[], argv: readonly string[]) {
  const found = commands
    .toSorted((a, b) => b.name.length - a.name.length)
    .find(({ name }) => name.split(' ').every((word, i) => argv[i] === word))
  return found === undefined ? undefined : { command: found, rest: argv.slice(found.name.split(' ').length) }
}

/** Reads `--json`, `--help` and the command's own options. */
export function readGiven(
  command: Command,
  rest: readonly string[],
): Given & { readonly help: 'asked' | 'no' } {
  const own = Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }] as const)
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...Object.fromEntries(own), ...options },
      allowPositionals: true,
    })
    const entries: readonly (readonly [string, unknown])[] = Object.entries(values)
    return {
      files: positionals,
      manner: values['json'] === true ? 'json' : 'text',
      help: values['help'] === true ? 'asked' : 'no',
      options: Object.fromEntries(
        entries.flatMap(([name, v]) => (typeof v === 'string' ? [[name, v] as const] : [])),
      ),
      flags: new Set(entries.flatMap(([name, v]) => (v === true ? [name] : []))),
    }
  } catch (error) {
    throw new WrongUse(`参数不对（${error instanceof Error ? error.message : ''}）。\n${usageOf(command)}`)
  }
}

export function usageOf({ name, takes, does, options = {} }: Command): string {
  const lines = Object.entries(options).map(
    ([option, { type, does: what }]) => `  --${option}${type === 'string' ? ' VALUE' : ''}`.padEnd(24) + what,
  )
  return [
    `用法：npm run -s cli -- ${name} ${takes}`.trimEnd(),
    `  ${does}`,
    ...lines,
    `  --json`.padEnd(24) + '输出 JSON，供程序读取',
    `  --help`.padEnd(24) + '显示本说明',
  ].join('\n')
}

export function overviewOf(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name, takes }) => name.length + takes.length)) + 3
  const lines = commands.map(({ name, takes, does }) => `  ${`${name} ${takes}`.padEnd(width)}${does}`)
  return ['用法：npm run -s cli -- 命令 [参数] [--json] [--help]', '', ...lines].join('\n')
}
