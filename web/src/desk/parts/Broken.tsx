import { Button } from 'antd'

/** A screen that could not be opened: its code was not to be had, or it failed. What was saved stays saved. */
export function Broken() {
  return (
    <div className="lonely" role="alert">
      <h1>页面没有打开</h1>
      <p>可能是网络断了，或者系统刚刚更新过。已经保存的内容都在。</p>
      <Button type="primary" onClick={() => location.reload()}>
        重新打开
      </Button>
    </div>
  )
}
