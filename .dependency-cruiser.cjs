// Who may import whom (ARCHITECTURE §3). tools/launch/structure.test.ts plants one violation of each rule.

const swc = require('@swc/core')

// dependency-cruiser 17 does not tell swc that a .tsx file holds JSX; without this it cannot read the web at all.
const parseFileSync = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('.tsx') })

/** Tests may look everywhere: they are not part of what ships. */
const TESTS = '\\.test\\.tsx?$|\\.spec\\.ts$|^server/test/|^e2e/'

/** Floors of domain, from the ground up: a folder imports only itself and lower floors. */
const FLOORS = [
  ['base'],
  ['codes', 'orgs', 'lifecycle', 'images', 'messages'],
  ['identity', 'access', 'evaluation', 'helpdesk'],
  ['forms', 'eligibility'],
  ['printing'],
  ['season'],
  ['registration'],
  [
    'archive',
    'claims',
    'correction',
    'duplicates',
    'plans',
    'points',
    'progress',
    'publicity',
    'roster',
    'transfer',
  ],
  ['sync'],
]

const floorRules = FLOORS.flatMap((folders, floor) =>
  folders.map((folder) => {
    const allowed = [folder, ...FLOORS.slice(0, floor).flat()]
    return {
      name: `domain-floor-${folder}`,
      severity: 'error',
      comment: `domain/${folder} stands on floor ${floor + 1}: it imports itself and lower floors only.`,
      from: { path: `^domain/src/${folder}/`, pathNot: TESTS },
      to: { path: '^domain/src/', pathNot: `^domain/src/(${allowed.join('|')})/` },
    }
  }),
)

/** Features of the server, and whose store or commands each may call. Adding an arrow is an ADR (0013). */
const ARROWS = {
  messages: [],
  access: ['messages', 'orgs', 'registration', 'season'],
  characters: [],
  orgs: [],
  evaluation: ['messages', 'orgs', 'papers', 'registration', 'roster', 'season'],
  eligibility: ['evaluation', 'messages', 'orgs', 'papers', 'registration', 'roster'],
  helpdesk: [],
  registration: ['messages', 'orgs'],
  season: ['messages', 'orgs', 'registration'],
  'sign-in': ['messages', 'registration'],
  roster: ['registration'],
  sync: ['messages', 'orgs', 'registration', 'roster'],
  images: ['registration'],
  documents: ['images', 'likeness', 'registration'],
  likeness: ['orgs', 'registration'],
  duplicates: ['images', 'messages', 'registration'],
  correction: ['messages', 'orgs', 'registration', 'roster'],
  archive: ['orgs', 'papers', 'progress', 'registration'],
  plans: ['orgs'],
  points: ['messages', 'orgs', 'papers', 'registration', 'roster'],
  publicity: ['messages', 'orgs', 'papers', 'registration'],
  progress: ['messages', 'orgs', 'registration'],
  transfer: ['messages', 'orgs', 'registration', 'roster'],
  papers: [
    'correction',
    'images',
    'messages',
    'orgs',
    'progress',
    'registration',
    'season',
    'sign-in',
    'sync',
  ],
}

const arrowRules = Object.entries(ARROWS).map(([feature, arrows]) => ({
  name: `server-feature-${feature}`,
  severity: 'error',
  comment: `server/${feature} may call ${arrows.join(', ') || 'no other feature'}.`,
  from: { path: `^server/src/${feature}/`, pathNot: TESTS },
  to: {
    path: `^server/src/(${Object.keys(ARROWS).join('|')})/`,
    pathNot: `^server/src/(${[feature, ...arrows].join('|')})/`,
  },
}))

const packageRule = (name, may, { pathNot = TESTS } = {}) => ({
  name: `package-${name}`,
  severity: 'error',
  comment: `${name} imports ${may.join(', ') || 'nothing of ours'} only.`,
  from: { path: `^${name}/`, pathNot },
  to: {
    path: `^(domain|packs|api|imaging|server|web|bench|tools|e2e)/`,
    pathNot: `^(${[name, ...may].join('|')})/`,
  },
})

const entryRule = (entry) => ({
  name: `web-entry-${entry}`,
  severity: 'error',
  comment: 'Entries of the web know shared and not one another: a phone would download the desk.',
  from: { path: `^web/src/${entry}/` },
  to: { path: '^web/src/', pathNot: `^web/src/(${entry}|shared)/` },
})

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that import each other cannot be understood one at a time.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'An import that this tool cannot resolve is an import it cannot check.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-alone',
      severity: 'error',
      comment: 'domain imports itself: no package, no node: module.',
      from: { path: '^domain/src/', pathNot: TESTS },
      to: { pathNot: '^domain/src/' },
    },
    packageRule('domain', []),
    packageRule('packs', ['domain']),
    {
      name: 'packs-alone',
      severity: 'error',
      comment: 'A pack is a value made of domain words: no package, no node: module.',
      from: { path: '^packs/', pathNot: TESTS },
      to: { pathNot: '^(packs|domain)/' },
    },
    packageRule('api', ['domain']),
    {
      name: 'api-typebox-only',
      severity: 'error',
      comment: 'A contract is a list of values: domain and TypeBox.',
      from: { path: '^api/src/', pathNot: TESTS },
      to: { pathNot: '^(api|domain)/src/|^node_modules/typebox/' },
    },
    packageRule('imaging', ['domain']),
    {
      name: 'imaging-measures-only',
      severity: 'error',
      comment: 'imaging measures pixels handed to it: no files, no network, no package.',
      from: { path: '^imaging/src/', pathNot: TESTS },
      to: { pathNot: '^(imaging|domain)/src/' },
    },
    packageRule('server', ['domain', 'api', 'imaging', 'packs'], {
      pathNot: `^server/src/main\\.ts$|^server/src/cli|${TESTS}`,
    }),
    {
      name: 'server-main-and-cli',
      severity: 'error',
      comment: 'What puts a process together may also bring the made-up province and the benches.',
      from: { path: '^server/src/(main\\.ts$|cli)' },
      to: { path: '^(web|e2e)/' },
    },
    {
      name: 'packs-found-not-named',
      severity: 'error',
      comment: 'A season is added by adding its folder: no file that ships names one (ADR 34).',
      from: { path: '^server/src/', pathNot: TESTS },
      to: { path: '^packs/' },
    },
    packageRule('web', ['domain', 'api', 'imaging']),
    entryRule('candidate'),
    entryRule('desk'),
    entryRule('station'),
    {
      name: 'web-shared-below',
      severity: 'error',
      comment: 'shared knows no entry.',
      from: { path: '^web/src/shared/' },
      to: { path: '^web/src/', pathNot: '^web/src/shared/' },
    },
    {
      name: 'candidate-without-antd',
      severity: 'error',
      comment: 'The first load of a phone stays under 100 KB (ADR: candidate pages without Ant Design).',
      from: { path: '^web/src/(candidate|shared|station)/' },
      to: { path: '^node_modules/(antd|@ant-design|@rc-component)/' },
    },
    ...floorRules,
    {
      name: 'server-platform-lowest',
      severity: 'error',
      comment: 'platform knows no feature.',
      from: { path: '^server/src/platform/', pathNot: TESTS },
      to: { path: '^server/src/', pathNot: '^server/src/platform/' },
    },
    ...arrowRules,
    {
      name: 'server-app-knows-features',
      severity: 'error',
      comment: 'Features do not know what they are mounted in.',
      from: { path: '^server/src/[^/]+/', pathNot: `^server/src/(platform|cli)/|${TESTS}` },
      to: { path: '^server/src/(app|main|http|cli)\\.ts$' },
    },
    {
      name: 'sql-in-stores',
      severity: 'error',
      comment: 'SQL stands in store.ts, in migrations and in platform (STYLE 17).',
      from: {
        path: '^server/src/',
        pathNot: `^server/src/platform/|/store[a-z-]*\\.ts$|${TESTS}`,
      },
      to: { path: '^node_modules/(kysely|pg|pg-copy-streams|pg-pool)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-in-code',
      severity: 'error',
      comment: 'What ships does not import tests or development packages.',
      from: { path: '^(domain|packs|api|imaging|server/src|web/src)/?', pathNot: TESTS },
      to: { path: `${TESTS}|^node_modules/(vitest|fast-check|playwright-core)/` },
    },
    {
      name: 'no-undeclared-package',
      severity: 'error',
      comment: 'A package that is imported stands in a package.json.',
      from: { pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    // Native TypeScript 7 has no JavaScript API to parse with; swc keeps `import type`.
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
