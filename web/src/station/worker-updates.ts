/** Told to whoever shows it. */
export type Update = 'none' | 'waiting'

let update: Update = 'none'
let shift: 'no' | 'yes' = 'no'
let waiting: ServiceWorker | undefined
const watchers = new Set<() => void>()

function tell(next: Update): void {
  update = next
  for (const watcher of watchers) watcher()
}

export const currentUpdate = (): Update => update

export function watchUpdate(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** In the middle of a shift nothing is exchanged; afterwards, or at the next start, it is. */
function takeOver(): void {
  if (waiting === undefined || shift === 'yes') return
  waiting.postMessage('take-over')
}

export function shiftIsOpen(open: 'no' | 'yes'): void {
  shift = open
  takeOver()
}

function seen(worker: ServiceWorker | null): void {
  // Without a controller it is the first visit: nothing to be exchanged.
  if (worker === null || navigator.serviceWorker.controller === null) return
  waiting = worker
  tell('waiting')
  takeOver()
}

/** Keeps the station's files for when the cable is pulled, and brings new versions between shifts. */
export function registerWorker(): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  // Missing on plain http; while developing Vite serves fresh files.
  if (workers === undefined || !import.meta.env.PROD) return
  let had = workers.controller !== null
  workers.addEventListener('controllerchange', () => {
    // The first worker takes hold of a page that is fresh anyway.
    if (had && shift === 'no') location.reload()
    had = true
  })
  void workers.register('/station-sw.js', { scope: '/station' }).then((registration) => {
    seen(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const coming = registration.installing
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed') seen(coming)
      })
    })
  })
}
