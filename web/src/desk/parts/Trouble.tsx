import { Alert, Button } from 'antd'
import { sentenceOf } from '../../shared/call.ts'

interface Props {
  readonly error: unknown
  readonly retry?: () => void
}

/** A failed load: the sentence, and one way to try again. */
export function Trouble({ error, retry }: Props) {
  const action = retry === undefined ? undefined : <Button onClick={retry}>重试</Button>
  return <Alert type="error" showIcon title={sentenceOf(error)} action={action} />
}
