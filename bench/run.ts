/** Benches by name; each prints one JSON line with a figure, its limit measured in the same run, and their ratio. */
const benches: Readonly<Record<string, () => Promise<{ readonly run: () => Promise<void> }>>> = {
  cards: () => import('./cards.ts'),
  duplicates: () => import('./duplicates.ts'),
  folder: () => import('./folder.ts'),
  intake: () => import('./intake.ts'),
  lists: () => import('./lists.ts'),
  form: () => import('./form.ts'),
  pictures: () => import('./pictures.ts'),
  portraits: () => import('./portraits.ts'),
  races: () => import('./races.ts'),
  review: () => import('./review.ts'),
  roster: () => import('./roster.ts'),
  scans: () => import('./scans.ts'),
  station: () => import('./station.ts'),
  sync: () => import('./sync.ts'),
  signin: () => import('./signin.ts'),
}

const name = process.argv[2] ?? ''
const load = benches[name]
if (load === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join(' | ')}\n`)
  process.exit(2)
}
await (await load()).run()
