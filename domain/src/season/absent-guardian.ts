/** One way in which a guardian who cannot come is stood for, and the paper that is filed with the sheet. */
export interface AbsentGuardianGround {
  readonly code: string
  readonly title: string
  readonly papers: string
}

/** 监护人不能到场 (J2): what the school reads beside the signature check, and who may sign instead. */
export interface AbsentGuardianRule {
  readonly value: string
  readonly grounds: readonly AbsentGuardianGround[]
  readonly basis: string
}

export function absentGround(
  { grounds }: AbsentGuardianRule,
  code: string | undefined,
): AbsentGuardianGround | undefined {
  return grounds.find((ground) => ground.code === code)
}
