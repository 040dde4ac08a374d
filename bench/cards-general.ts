/** What the general pipeline offers; said here because the lint follows an import into a package whose text is not UTF-8. */
interface General {
  readonly default: {
    readonly create: (given: {
      readonly onnxOptions: Readonly<Record<string, unknown>>
    }) => Promise<{ readonly detect: (file: string) => Promise<unknown> }>
  }
}

/** CPU ms of the general pipeline a file, files as arguments; one line of JSON. */
const name = '@gutenye/ocr-node'
const general: General = await import(name)
const ocr = await general.default.create({
  onnxOptions: { intraOpNumThreads: 1, interOpNumThreads: 1, executionMode: 'sequential' },
})
const files = process.argv.slice(2)
const [warm] = files
if (warm !== undefined) await ocr.detect(warm)
const times: number[] = []
for (const file of files) {
  const before = process.cpuUsage()
  await ocr.detect(file)
  const { user, system } = process.cpuUsage(before)
  times.push((user + system) / 1000)
}
process.stdout.write(`${JSON.stringify(times)}\n`)
