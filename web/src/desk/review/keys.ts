export type KeyCommand =
  'next' | 'previous' | 'pass' | 'return' | 'undo' | 'acceptPicture' | 'refusePicture' | 'uncover'
export type PanelCommand = 'send' | 'close'

/** What the key map needs of a keyboard event. */
export interface Press {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly repeat: boolean
  /** An input method is composing: the letters belong to it. */
  readonly isComposing: boolean
  /** Where the key goes: a field that takes text, an open dialog (which has its own keys), or the desk. */
  readonly into: 'field' | 'dialog' | 'desk'
}

const commands: Readonly<Record<string, KeyCommand>> = {
  j: 'next',
  k: 'previous',
  p: 'pass',
  r: 'return',
  u: 'undo',
  a: 'acceptPicture',
  x: 'refusePicture',
  v: 'uncover',
}
const repeatable: ReadonlySet<KeyCommand> = new Set(['next', 'previous'])

/** The key map of the review desk (UX): letters act only outside text fields; holding a key never decides twice. */
export function commandOf(press: Press): KeyCommand | undefined {
  if (press.into !== 'desk' || press.isComposing || press.ctrlKey || press.metaKey || press.altKey)
    return undefined
  const command = commands[press.key.toLowerCase()]
  return command !== undefined && press.repeat && !repeatable.has(command) ? undefined : command
}

/** In the return panel: Ctrl+Enter sends, Escape closes (what was typed stays). */
export function panelCommandOf(press: Press): PanelCommand | undefined {
  if (press.isComposing || press.repeat) return undefined
  if (press.key === 'Escape') return 'close'
  return press.key === 'Enter' && (press.ctrlKey || press.metaKey) ? 'send' : undefined
}

const takesText =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true], [role=combobox]'

function dialogOpen(): boolean {
  return [...document.querySelectorAll('[role=dialog]')].some((dialog) => dialog.getClientRects().length > 0)
}

function placeOf(target: EventTarget | null): Press['into'] {
  if (target instanceof Element && target.closest(takesText) !== null) return 'field'
  return dialogOpen() ? 'dialog' : 'desk'
}

export function pressOf(event: KeyboardEvent): Press {
  const { key, ctrlKey, metaKey, altKey, repeat, isComposing, target } = event
  return { key, ctrlKey, metaKey, altKey, repeat, isComposing, into: placeOf(target) }
}
