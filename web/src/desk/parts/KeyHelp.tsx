import { Button, Popover } from 'antd'

/** What the keys of a page do, on demand. */
export function KeyHelp({ keys }: { readonly keys: readonly (readonly [key: string, does: string])[] }) {
  const list = (
    <dl className="key-help">
      {keys.map(([key, does]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <Button>快捷键</Button>
    </Popover>
  )
}
