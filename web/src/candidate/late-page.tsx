import { type ComponentType, useEffect, useState } from 'react'

/** A page that is a chunk of its own: fetched when first shown, or ahead by `fetch`. A lost network is told, with a button,
 *  instead of an empty screen. */
export function latePage<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  let here: ComponentType<Props> | undefined
  const fetch = async (): Promise<ComponentType<Props>> => {
    here ??= await load()
    return here
  }
  function LatePage(props: Props) {
    const [Page, setPage] = useState<ComponentType<Props> | undefined>(() => here)
    const [lost, setLost] = useState<'no' | 'yes'>('no')
    useEffect(() => {
      if (Page !== undefined) return
      let wanted = true
      fetch().then(
        (page) => wanted && setPage(() => page),
        () => wanted && setLost('yes'),
      )
      return () => {
        wanted = false
      }
    }, [Page])
    if (Page !== undefined) return <Page {...props} />
    if (lost === 'no') return <p className="waiting">正在打开…</p>
    return (
      <div className="narrow">
        <h1>这一页没有打开</h1>
        <p className="trouble">没有下载成功，请检查网络后再试。已填写的内容都在。</p>
        <div className="buttons">
          <button type="button" className="main" onClick={() => location.reload()}>
            再试一次
          </button>
          <a className="button" href="#/home">
            回清单
          </a>
        </div>
      </div>
    )
  }
  return { Page: LatePage, fetch }
}
