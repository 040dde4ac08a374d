import { enter } from '../shared/session.ts'
import { Modal } from './Modal.tsx'
import { SignInForm } from './SignIn.tsx'
import type { Room } from './room.ts'

/** The session has ended in the middle of a shift: signing in sends what waits; nothing is lost meanwhile. */
export function SignInAgain({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) {
  return (
    <Modal title="重新登录" onClose={onClose}>
      <p>请用开始这个班次的账号登录，本机的照片会接着上传。</p>
      <SignInForm
        onEntered={(me) => {
          enter(me)
          onClose()
          void room.recognise()
        }}
      />
    </Modal>
  )
}
