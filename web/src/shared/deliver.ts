import type { FileReceived } from './call.ts'

/** Hands a received file to the person as a download (works in WeChat's and old phone browsers too). */
export function deliver({ blob, name }: FileReceived): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
