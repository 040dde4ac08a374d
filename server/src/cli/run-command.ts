import {
  type Command,
  NotDone,
  type Say,
  WrongUse,
  commandFor,
  overviewOf,
  readGiven,
  usageOf,
} from './command.ts'

/** Finds the command, reads its arguments, does it. Answers the exit code; `complain` goes to the error stream. */
export async function runCommand(
  commands: readonly Command[],
  argv: readonly string[],
  { say, complain }: { readonly say: Say; readonly complain: Say },
): Promise<number> {
  const [first] = argv
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    say(overviewOf(commands))
    return first === undefined ? 2 : 0
  }
  const found = commandFor(commands, argv)
  if (found === undefined) {
    const near = commands.filter(({ name }) => name.split(' ')[0] === first)
    complain(`没有这个命令。\n${near.length > 0 ? near.map(usageOf).join('\n\n') : overviewOf(commands)}`)
    return 2
  }
  try {
    const { help, ...given } = readGiven(found.command, found.rest)
    if (help === 'asked') {
      say(usageOf(found.command))
      return 0
    }
    if (given.files.length < (found.command.least ?? 0)) {
      throw new WrongUse(`还缺 ${found.command.takes}。\n${usageOf(found.command)}`)
    }
    return await (
      await found.command.load()
    )(given, say)
  } catch (error) {
    if (!(error instanceof WrongUse) && !(error instanceof NotDone)) throw error
    complain(error.message)
    return error instanceof WrongUse ? 2 : 1
  }
}
