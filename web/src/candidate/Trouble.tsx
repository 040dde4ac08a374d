/** What went wrong, said at once to whoever listens; nothing when all is well. */
export function Trouble({ sentence }: { readonly sentence: string }) {
  return <div role="alert">{sentence !== '' && <p className="trouble">{sentence}</p>}</div>
}
