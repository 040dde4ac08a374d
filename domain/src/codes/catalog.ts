import { type CodeTable, codeTable } from './code-table.ts'
import ethnicGroup from './tables/ethnic-group.json' with { type: 'json' }
import familyRelation from './tables/family-relation.json' with { type: 'json' }
import health from './tables/health.json' with { type: 'json' }
import householdKind from './tables/household-kind.json' with { type: 'json' }
import idDocumentKind from './tables/id-document-kind.json' with { type: 'json' }
import overseasKind from './tables/overseas-kind.json' with { type: 'json' }
import politicalStatus from './tables/political-status.json' with { type: 'json' }
import sex from './tables/sex.json' with { type: 'json' }

/** Every code table by name, but divisions: those are large and live in `division.ts`, loaded where needed. */
export const catalog = {
  sex: codeTable('sex', sex),
  'ethnic-group': codeTable('ethnic-group', ethnicGroup),
  'family-relation': codeTable('family-relation', familyRelation),
  'id-document-kind': codeTable('id-document-kind', idDocumentKind),
  'political-status': codeTable('political-status', politicalStatus),
  health: codeTable('health', health),
  'household-kind': codeTable('household-kind', householdKind),
  'overseas-kind': codeTable('overseas-kind', overseasKind),
} as const satisfies Readonly<Record<string, CodeTable>>

export type TableName = keyof typeof catalog

const tables: ReadonlyMap<string, CodeTable> = new Map(Object.entries(catalog))

/** The table a form names as data; a name no table has is a mistake in the pack. */
export function tableNamed(name: string): CodeTable {
  const table = tables.get(name)
  if (table === undefined) throw new Error(`no code table named ${name}`)
  return table
}
