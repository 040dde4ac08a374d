import { App } from 'antd'
import type { FileReceived } from '../../shared/call.ts'
import { deliver } from '../../shared/deliver.ts'
import { useAct } from './use-act.ts'

/** An act whose answer is a file: it goes to the downloads and the desk says so. */
export function useFile<I>(run: (input: I) => Promise<FileReceived>, done?: () => void) {
  const { message } = App.useApp()
  return useAct<I, FileReceived>({
    run,
    onDone: (file) => {
      deliver(file)
      void message.success(`已生成“${file.name}”，请在浏览器的下载里打开。`, 5)
      done?.()
    },
  })
}
