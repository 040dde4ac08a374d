import { type Params, sentence } from '../base/refusals.ts'

/** Wording officials must approve: data of the pack, `{name}` is replaced. */
export interface MessageTemplate {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly basis: string
}

/** What is put in the outbox: a template and its variables (no ID number, no password). */
export interface MessageDraft {
  readonly template: string
  readonly params: Params
}

export function renderMessage(
  templates: readonly MessageTemplate[],
  draft: MessageDraft,
): { title: string; body: string } {
  const template = templates.find((t) => t.id === draft.template)
  if (template === undefined) throw new Error(`no message template ${draft.template}`)
  return { title: template.title, body: sentence(template.body, draft.params) }
}
