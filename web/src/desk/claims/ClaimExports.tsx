import { Button } from 'antd'
import { claimList } from '@zhongzhao/api/claim-review'
import { callFile } from '../../shared/call.ts'
import { useFile } from '../parts/use-file.ts'
import { useSession } from '../session/session.ts'

/** 分配生资格名单, 加分名单 (K9): who passed, to print or to reckon with. */
export function ClaimExports({ kind }: { readonly kind: string | undefined }) {
  const { hat } = useSession()
  const file = useFile((format: 'xlsx' | 'pdf') =>
    callFile(claimList, { org: hat.orgCode, kind: kind ?? '', format }),
  )
  if (kind === undefined) return null
  return (
    <>
      <Button loading={file.busy} onClick={() => file.start('xlsx')}>
        导出名单
      </Button>
      <Button loading={file.busy} onClick={() => file.start('pdf')}>
        打印名单
      </Button>
    </>
  )
}
