/** A small picture of a file chosen in this browser, before anything of it is kept; an empty place where this page does not know it. */
export function Thumb({ file, of }: { readonly file: File | undefined; readonly of: string }) {
  if (file === undefined) return <span className="pair-thumb" />
  const show = (image: HTMLImageElement) => {
    const address = URL.createObjectURL(file)
    image.src = address
    return () => URL.revokeObjectURL(address)
  }
  return <img className="pair-thumb" ref={show} alt={`配给${of}的照片`} />
}
