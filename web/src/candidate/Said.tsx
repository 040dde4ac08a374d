/** What is wrong with one line, beside it and told at once; the input names it by `${id}-said`. */
export function Said({ id, sentence }: { readonly id: string; readonly sentence: string }) {
  return (
    <div id={`${id}-said`} role="alert">
      {sentence !== '' && <p className="finding">{sentence}</p>}
    </div>
  )
}

/** Ids of what describes an input: its hint, if there is one, and what is wrong with it. */
export const describedBy = (id: string, hint: string | undefined): string =>
  hint === undefined ? `${id}-said` : `${id}-hint ${id}-said`
