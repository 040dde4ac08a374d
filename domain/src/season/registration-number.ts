/** 报名序号: a prefix and the serial of the season, filled with zeros (the lengths are assumed: data of the pack). */
export interface NumberTemplate {
  readonly prefix: string
  readonly serialDigits: number
}

export function registrationNumber({ prefix, serialDigits }: NumberTemplate, serial: number): string {
  return prefix + String(serial).padStart(serialDigits, '0')
}
