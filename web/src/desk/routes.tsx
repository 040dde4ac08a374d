import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { archive, oneVolume } from './archive/screens.tsx'
import { addressText, parseAddress } from './address.ts'
import { Broken } from './parts/Broken.tsx'
import { qualifyingScreens } from './qualifying-screens.ts'
import { frame, root, screen } from './screen.tsx'
import { SignInPage } from './session/SignInPage.tsx'

const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage })

const home = screen(
  '/',
  lazyRouteComponent(() => import('./home/HomePage.tsx'), 'HomePage'),
)
const myClass = screen(
  '/my-class',
  lazyRouteComponent(() => import('./my-class/MyClassPage.tsx'), 'MyClassPage'),
)
const roster = screen(
  '/roster',
  lazyRouteComponent(() => import('./roster/RosterPage.tsx'), 'RosterPage'),
)
const batch = screen(
  '/roster/$batch',
  lazyRouteComponent(() => import('./roster/BatchPage.tsx'), 'BatchPage'),
)
const sync = screen(
  '/sync',
  lazyRouteComponent(() => import('./sync/SyncPage.tsx'), 'SyncPage'),
)
const pupils = screen(
  '/pupils',
  lazyRouteComponent(() => import('./pupils/PupilsPage.tsx'), 'PupilsPage'),
)
const review = screen(
  '/review',
  lazyRouteComponent(() => import('./review/ReviewPage.tsx'), 'ReviewPage'),
)
const pictures = screen(
  '/pictures',
  lazyRouteComponent(() => import('./pictures/PicturesPage.tsx'), 'PicturesPage'),
)
const slips = screen(
  '/slips',
  lazyRouteComponent(() => import('./papers/SlipsPage.tsx'), 'SlipsPage'),
)
const forms = screen(
  '/forms',
  lazyRouteComponent(() => import('./papers/FormsPage.tsx'), 'FormsPage'),
)
const seal = screen(
  '/seal',
  lazyRouteComponent(() => import('./seal/SealPage.tsx'), 'SealPage'),
)
const corrections = screen(
  '/corrections',
  lazyRouteComponent(() => import('./corrections/CorrectionsPage.tsx'), 'CorrectionsPage'),
)
const newCorrection = screen(
  '/corrections/new',
  lazyRouteComponent(() => import('./corrections/AskPage.tsx'), 'AskPage'),
)
const correction = screen(
  '/corrections/$correction',
  lazyRouteComponent(() => import('./corrections/CorrectionPage.tsx'), 'CorrectionPage'),
)
const versions = screen(
  '/versions/$pupil',
  lazyRouteComponent(() => import('./corrections/VersionsPage.tsx'), 'VersionsPage'),
)
const documents = screen(
  '/documents',
  lazyRouteComponent(() => import('./documents/DocumentsPage.tsx'), 'DocumentsPage'),
)
const likeness = screen(
  '/likeness',
  lazyRouteComponent(() => import('./likeness/LikenessPage.tsx'), 'LikenessPage'),
)
const duplicates = screen(
  '/duplicates',
  lazyRouteComponent(() => import('./duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
)
const duplicate = screen(
  '/duplicates/$case',
  lazyRouteComponent(() => import('./duplicates/DuplicatePage.tsx'), 'DuplicatePage'),
)
const openings = screen(
  '/openings',
  lazyRouteComponent(() => import('./documents/OpeningsPage.tsx'), 'OpeningsPage'),
)
const headCount = screen(
  '/head-count',
  lazyRouteComponent(() => import('./counts/HeadCountPage.tsx'), 'HeadCountPage'),
)

const activate = createRoute({
  getParentRoute: () => root,
  path: '/activate',
  component: lazyRouteComponent(() => import('./access/ActivatePage.tsx'), 'ActivatePage'),
})
const grants = screen(
  '/grants',
  lazyRouteComponent(() => import('./access/GrantsPage.tsx'), 'GrantsPage'),
)
const extensions = screen(
  '/extensions',
  lazyRouteComponent(() => import('./extensions/ExtensionsPage.tsx'), 'ExtensionsPage'),
)
const returning = screen(
  '/returning',
  lazyRouteComponent(() => import('./transfer/ReturningPage.tsx'), 'ReturningPage'),
)
const transfers = screen(
  '/transfers',
  lazyRouteComponent(() => import('./transfer/QueuePage.tsx'), 'QueuePage'),
)
const leaving = screen(
  '/leaving',
  lazyRouteComponent(() => import('./transfer/LeavingPage.tsx'), 'LeavingPage'),
)
const tables = screen(
  '/tables',
  lazyRouteComponent(() => import('./tables/TablesPage.tsx'), 'TablesPage'),
)
const plans = screen(
  '/plans',
  lazyRouteComponent(() => import('./plans/PlansPage.tsx'), 'PlansPage'),
)
const duty = screen(
  '/duty',
  lazyRouteComponent(() => import('./duty/DutyPage.tsx'), 'DutyPage'),
)
const falsifications = screen(
  '/falsifications',
  lazyRouteComponent(() => import('./duty/CasesPage.tsx'), 'CasesPage'),
)
const acts = screen(
  '/acts',
  lazyRouteComponent(() => import('./oversight/ActsPage.tsx'), 'ActsPage'),
)
const security = screen(
  '/security',
  lazyRouteComponent(() => import('./oversight/SecurityPage.tsx'), 'SecurityPage'),
)
const jobs = screen(
  '/jobs',
  lazyRouteComponent(() => import('./oversight/JobsPage.tsx'), 'JobsPage'),
)
const slots = screen(
  '/slots',
  lazyRouteComponent(() => import('./points/SlotsPage.tsx'), 'SlotsPage'),
)
const daySheet = screen(
  '/day-sheet',
  lazyRouteComponent(() => import('./points/DaySheetPage.tsx'), 'DaySheetPage'),
)
const entries = screen(
  '/entries',
  lazyRouteComponent(() => import('./points/EntriesPage.tsx'), 'EntriesPage'),
)
const newEntry = screen(
  '/entries/new',
  lazyRouteComponent(() => import('./points/NewEntryPage.tsx'), 'NewEntryPage'),
)
const entry = screen(
  '/entries/$entry',
  lazyRouteComponent(() => import('./points/EntryPage.tsx'), 'EntryPage'),
)
const namedPoints = screen(
  '/points-named',
  lazyRouteComponent(() => import('./points-named/NamedPointsPage.tsx'), 'NamedPointsPage'),
)

const publicity = screen(
  '/publicity',
  lazyRouteComponent(() => import('./publicity/PublicityPage.tsx'), 'PublicityPage'),
)
const onePublicity = screen(
  '/publicity/$list',
  lazyRouteComponent(() => import('./publicity/OneListPage.tsx'), 'OneListPage'),
)
const publicObjections = screen(
  '/objections',
  lazyRouteComponent(() => import('./publicity/ObjectionsPage.tsx'), 'ObjectionsPage'),
)
const seasons = screen(
  '/seasons',
  lazyRouteComponent(() => import('./seasons/SeasonsPage.tsx'), 'SeasonsPage'),
)
const carryWork = screen(
  '/carry-work',
  lazyRouteComponent(() => import('./seasons/CarryWorkPage.tsx'), 'CarryWorkPage'),
)
const evaluation = screen(
  '/evaluation',
  lazyRouteComponent(() => import('./evaluation/EvaluationPage.tsx'), 'EvaluationPage'),
)
const classEvaluation = screen(
  '/evaluation/$class',
  lazyRouteComponent(() => import('./evaluation/ClassPage.tsx'), 'ClassPage'),
)

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
    tables,
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
    ...qualifyingScreens,
    plans,
    duty,
    falsifications,
    acts,
    security,
    jobs,
    archive,
    oneVolume,
    publicity,
    onePublicity,
    publicObjections,
    seasons,
    carryWork,
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
