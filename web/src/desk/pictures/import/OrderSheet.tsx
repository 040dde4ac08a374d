import { Button } from 'antd'
import { orderSheet } from '@zhongzhao/api/picture-runs'
import { callFile } from '../../../shared/call.ts'
import { ClassChooser } from '../../parts/ClassChooser.tsx'
import { useChosenClass } from '../../parts/class-choice.ts'
import { useFile } from '../../parts/use-file.ts'
import { useSession } from '../../session/session.ts'

/** 拍照顺序表 for the photographer: of a class, or of the whole school. */
export function OrderSheet() {
  const { hat } = useSession()
  const chosen = useChosenClass()
  const download = useFile((org: string) => callFile(orderSheet, { org }))
  return (
    <ol className="order-steps">
      <li>
        <span>下载拍照顺序表，打印或发给照相馆（表上没有完整证件号码）。</span>
        <span className="order-get">
          <ClassChooser all="全校" />
          <Button loading={download.busy} onClick={() => download.start(chosen ?? hat.orgCode)}>
            下载顺序表
          </Button>
        </span>
      </li>
      <li>
        照相馆按表上的顺序拍，把每张照片的编号填进“照片文件名”一列；一个班不缺人、连续拍的，只填第一张和最后一张。
      </li>
      <li>选择照片文件夹，再上传填好的表。</li>
    </ol>
  )
}
