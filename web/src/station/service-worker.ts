/// <reference lib="webworker" />

/** Static files of the station and nothing else: no answer of the interface, no picture, nobody's name. The build writes the
 *  list and its fingerprint in the place of the two words below; a new list is a new worker. */
declare const STATION_FILES: readonly string[]
declare const STATION_VERSION: string

const worker = self as unknown as ServiceWorkerGlobalScope
const CACHE = `station-${STATION_VERSION}`

/** Pages and code all or nothing; a server without the models has none to give, and the station works without. */
async function keep(): Promise<void> {
  const cache = await caches.open(CACHE)
  const isModel = (file: string) => file.startsWith('/station/models/')
  await cache.addAll(STATION_FILES.filter((file) => !isModel(file)))
  await Promise.all(STATION_FILES.filter(isModel).map((file) => cache.add(file).catch(() => undefined)))
}

worker.addEventListener('install', (event) => {
  event.waitUntil(keep())
})

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('station-') && name !== CACHE) await caches.delete(name)
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

/** The page says so when no shift is open. */
worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})

async function answer(request: Request, url: URL): Promise<Response> {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(request.mode === 'navigate' ? '/station' : url.pathname)
  return kept ?? fetch(request)
}

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate' && url.pathname !== '/station') return
  event.respondWith(answer(request, url))
})
