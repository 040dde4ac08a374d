import Ocr from '@gutenye/ocr-node'

/** CPU ms of the general pipeline a file, files as arguments; one line of JSON. */
const ocr = await Ocr.create({
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
