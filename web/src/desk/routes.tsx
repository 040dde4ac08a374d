import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Link,
  Outlet,
} from '@tanstack/react-router'
import { addressText, parseAddress, readFilters } from './address.ts'
import { Frame } from './frame/Frame.tsx'
import { Broken } from './parts/Broken.tsx'
import { SignInPage } from './session/SignInPage.tsx'

const root = createRootRoute({
  component: Outlet,
  validateSearch: readFilters,
  notFoundComponent: () => (
    <main className="lonely">
      <h1>没有这个页面</h1>
      <p>地址可能输错了，或页面已经调整。</p>
      <Link to="/" search={{}}>
        回首页
      </Link>
    </main>
  ),
})
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame })
const parent = { getParentRoute: () => frame } as const

const home = createRoute({
  ...parent,
  path: '/',
  component: lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
})
const myClass = createRoute({
  ...parent,
  path: '/my-class',
  component: lazyRouteComponent(() => import('./my-class/MyClassPage.tsx'), 'MyClassPage'),
})
const roster = createRoute({
  ...parent,
  path: '/roster',
  component: lazyRouteComponent(() => import('./roster/RosterPage.tsx'), 'RosterPage'),
})
const batch = createRoute({
  ...parent,
  path: '/roster/$batch',
  component: lazyRouteComponent(() => import('./roster/BatchPage.tsx'), 'BatchPage'),
})
const sync = createRoute({
  ...parent,
  path: '/sync',
  component: lazyRouteComponent(() => import('./sync/SyncPage.tsx'), 'SyncPage'),
})
const pupils = createRoute({
  ...parent,
  path: '/pupils',
  component: lazyRouteComponent(() => import('./pupils/PupilsPage.tsx'), 'PupilsPage'),
})
const review = createRoute({
  ...parent,
  path: '/review',
  component: lazyRouteComponent(() => import('./review/ReviewPage.tsx'), 'ReviewPage'),
})
const pictures = createRoute({
  ...parent,
  path: '/pictures',
  component: lazyRouteComponent(() => import('./pictures/PicturesPage.tsx'), 'PicturesPage'),
})
const slips = createRoute({
  ...parent,
  path: '/slips',
  component: lazyRouteComponent(() => import('./papers/SlipsPage.tsx'), 'SlipsPage'),
})
const forms = createRoute({
  ...parent,
  path: '/forms',
  component: lazyRouteComponent(() => import('./papers/FormsPage.tsx'), 'FormsPage'),
})
const seal = createRoute({
  ...parent,
  path: '/seal',
  component: lazyRouteComponent(() => import('./seal/SealPage.tsx'), 'SealPage'),
})
const corrections = createRoute({
  ...parent,
  path: '/corrections',
  component: lazyRouteComponent(() => import('./corrections/CorrectionsPage.tsx'), 'CorrectionsPage'),
})
const newCorrection = createRoute({
  ...parent,
  path: '/corrections/new',
  component: lazyRouteComponent(() => import('./corrections/AskPage.tsx'), 'AskPage'),
})
const correction = createRoute({
  ...parent,
  path: '/corrections/$correction',
  component: lazyRouteComponent(() => import('./corrections/CorrectionPage.tsx'), 'CorrectionPage'),
})
const versions = createRoute({
  ...parent,
  path: '/versions/$pupil',
  component: lazyRouteComponent(() => import('./corrections/VersionsPage.tsx'), 'VersionsPage'),
})
const documents = createRoute({
  ...parent,
  path: '/documents',
  component: lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
})
const likeness = createRoute({
  ...parent,
  path: '/likeness',
  component: lazyRouteComponent(() => import('./likeness/LikenessPage.tsx'), 'LikenessPage'),
})
const duplicates = createRoute({
  ...parent,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('./duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
})
const duplicate = createRoute({
  ...parent,
  path: '/duplicates/$case',
  component: lazyRouteComponent(() => import('./duplicates/DuplicatePage.tsx'), 'DuplicatePage'),
})
const openings = createRoute({
  ...parent,
  path: '/openings',
  component: lazyRouteComponent(() => import('./documents/OpeningsPage.tsx'), 'OpeningsPage'),
})
const headCount = createRoute({
  ...parent,
  path: '/head-count',
  component: lazyRouteComponent(() => import('./counts/HeadCountPage.tsx'), 'HeadCountPage'),
})

const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  component: lazyRouteComponent(() => import('./access/ActivatePage.tsx'), 'ActivatePage'),
})
const grants = createRoute({
  ...parent,
  path: '/grants',
  component: lazyRouteComponent(() => import('./access/GrantsPage.tsx'), 'GrantsPage'),
})
const extensions = createRoute({
  ...parent,
  path: '/extensions',
  component: lazyRouteComponent(() => import('./extensions/ExtensionsPage.tsx'), 'ExtensionsPage'),
})
const returning = createRoute({
  ...parent,
  path: '/returning',
  component: lazyRouteComponent(() => import('./transfer/ReturningPage.tsx'), 'ReturningPage'),
})
const transfers = createRoute({
  ...parent,
  path: '/transfers',
  component: lazyRouteComponent(() => import('./transfer/QueuePage.tsx'), 'QueuePage'),
})
const leaving = createRoute({
  ...parent,
  path: '/leaving',
  component: lazyRouteComponent(() => import('./transfer/LeavingPage.tsx'), 'LeavingPage'),
})
const plans = createRoute({
  ...parent,
  path: '/plans',
  component: lazyRouteComponent(() => import('./plans/PlansPage.tsx'), 'PlansPage'),
})
const duty = createRoute({
  ...parent,
  path: '/duty',
  component: lazyRouteComponent(() => import('./duty/DutyPage.tsx'), 'DutyPage'),
})
const falsifications = createRoute({
  ...parent,
  path: '/falsifications',
  component: lazyRouteComponent(() => import('./duty/CasesPage.tsx'), 'CasesPage'),
})
const acts = createRoute({
  ...parent,
  path: '/acts',
  component: lazyRouteComponent(() => import('./oversight/ActsPage.tsx'), 'ActsPage'),
})
const security = createRoute({
  ...parent,
  path: '/security',
  component: lazyRouteComponent(() => import('./oversight/SecurityPage.tsx'), 'SecurityPage'),
})
const jobs = createRoute({
  ...parent,
  path: '/jobs',
  component: lazyRouteComponent(() => import('./oversight/JobsPage.tsx'), 'JobsPage'),
})
const slots = createRoute({
  ...parent,
  path: '/slots',
  component: lazyRouteComponent(() => import('./points/SlotsPage.tsx'), 'SlotsPage'),
})
const daySheet = createRoute({
  ...parent,
  path: '/day-sheet',
  component: lazyRouteComponent(() => import('./points/DaySheetPage.tsx'), 'DaySheetPage'),
})
const entries = createRoute({
  ...parent,
  path: '/entries',
  component: lazyRouteComponent(() => import('./points/EntriesPage.tsx'), 'EntriesPage'),
})
const newEntry = createRoute({
  ...parent,
  path: '/entries/new',
  component: lazyRouteComponent(() => import('./points/NewEntryPage.tsx'), 'NewEntryPage'),
})
const entry = createRoute({
  ...parent,
  path: '/entries/$entry',
  component: lazyRouteComponent(() => import('./points/EntryPage.tsx'), 'EntryPage'),
})
const namedPoints = createRoute({
  ...parent,
  path: '/points-named',
  component: lazyRouteComponent(() => import('./points-named/NamedPointsPage.tsx'), 'NamedPointsPage'),
})

const publicity = createRoute({
  ...parent,
  path: '/publicity',
  component: lazyRouteComponent(() => import('./publicity/PublicityPage.tsx'), 'PublicityPage'),
})
const onePublicity = createRoute({
  ...parent,
  path: '/publicity/$list',
  component: lazyRouteComponent(() => import('./publicity/OneListPage.tsx'), 'OneListPage'),
})
const publicObjections = createRoute({
  ...parent,
  path: '/objections',
  component: lazyRouteComponent(() => import('./publicity/ObjectionsPage.tsx'), 'ObjectionsPage'),
})
const evaluation = createRoute({
  ...parent,
  path: '/evaluation',
  component: lazyRouteComponent(() => import('./evaluation/EvaluationPage.tsx'), 'EvaluationPage'),
})
const classEvaluation = createRoute({
  ...parent,
  path: '/evaluation/$class',
  component: lazyRouteComponent(() => import('./evaluation/ClassPage.tsx'), 'ClassPage'),
})

const routeTree = root.addChildren([
  signIn,
  activate,
  frame.addChildren([
    home,
    myClass,
    roster,
    batch,
    sync,
    pupils,
    review,
    pictures,
    slips,
    forms,
    seal,
    corrections,
    newCorrection,
    correction,
    versions,
    headCount,
    openings,
    documents,
    likeness,
    duplicates,
    duplicate,
    evaluation,
    classEvaluation,
    grants,
    extensions,
    namedPoints,
    slots,
    daySheet,
    entries,
    newEntry,
    entry,
    returning,
    transfers,
    leaving,
    plans,
    duty,
    falsifications,
    acts,
    security,
    jobs,
    publicity,
    onePublicity,
    publicObjections,
  ]),
])

/** Every screen of the desk and its address under /desk; a screen's code is loaded when it is opened. */
export const router = createRouter({
  routeTree,
  basepath: '/desk',
  parseSearch: parseAddress,
  stringifySearch: addressText,
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
