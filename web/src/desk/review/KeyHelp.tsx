import { Button, Popover } from 'antd'

const keys = [
  ['J / K', '下一个 / 上一个'],
  ['P', '通过'],
  ['R', '退回（打开退回栏）'],
  ['U', '撤销刚才的通过、退回或照片判定'],
  ['A / X', '照片合格 / 不合格（先选原因）'],
  ['V', '显示 / 遮住完整号码（看过谁都会记录）'],
  ['Ctrl+Enter', '在退回栏里：退回'],
  ['Esc', '在退回栏里：收起，写的内容还在'],
] as const

/** What the keys do. */
export function KeyHelp() {
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
