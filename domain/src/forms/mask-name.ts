import { maskNumber } from './mask.ts'

/** A file name as it is shown: the last part of its path, an ID number or passport number in it covered. */
export function coveredFileName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? ''
  return name.replace(/[0-9０-９]{13,19}[0-9０-９XxＸｘ]?|[A-Z]{1,2}\d{7,9}/gi, (number) =>
    maskNumber(number).replaceAll(' ', ''),
  )
}
