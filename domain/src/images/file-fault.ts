import { type Params, sentence } from '../base/refusals.ts'

/** What keeps a file of an import from being looked at, or from being kept; each sentence says what to do (E5). */
const faults = {
  'FILE-SYSTEM': '系统自动生成的文件，不是图片，已跳过，不用处理。',
  'FILE-NOT-JPEG': '不是 .jpg 文件。请导出为 JPEG 图片后重新导入。',
  'FILE-NAME-OTHER':
    '文件名不是身份证件号码。请改为“身份证件号码.jpg”；照相馆的 IMG_0001.jpg 请改用“按拍照顺序表”。',
  'FILE-NAME-EXTRA': '文件名里除了身份证件号码还有别的字。请只留号码，如“4101……0012.jpg”。',
  'FILE-NUMBER': '文件名里的号码不对：{why}。请对照证件改正文件名后重新导入。',
  'FILE-CHECK-DIGIT': '文件名里的号码校验位不对，多半是输错了一位。请对照证件逐位核对后重新导入。',
  'FILE-NOBODY': '本校名册里没有这个号码。请核对文件名；转入的考生请先导入名册。',
  'FILE-TWICE': '这名考生在本批里有不止一个文件。请看清后选用其中一个。',
  'FILE-PASSED-OVER': '选用了这名考生的另一个文件，这个没有导入。',
  'FILE-WRONG-DOOR-DOCUMENT':
    '这像是报名照片（{size}），却放在了证件里。请切换到“照片”再导入；证件图片应为 {required}。',
  'FILE-WRONG-DOOR-PORTRAIT':
    '这像是证件图片（{size}），却放在了照片里。请切换到“证件”再导入；照片应为 {required}。',
  'FILE-TOO-LARGE': '文件超过 {limit}，没有读取。请导出为较小的图片后重新导入。',
  'FILE-BROKEN': '压缩包里的这个文件读不出来（可能已损坏）。请重新压缩后再导入。',
  'FILE-SLIP': '压缩包里的这个文件名指向包外，为安全起见没有读取。请重新压缩后再导入。',
  'FILE-LINK': '这是一个快捷方式（链接），不是图片。请放入图片本身后重新压缩。',
  'FILE-ENCRYPTED': '这个文件加了密码，读不出来。请去掉密码重新压缩后再导入。',
  'FILE-NESTED': '压缩包里又有压缩包，没有打开。请把里面的图片取出来后重新压缩。',
  'FILE-BOMB': '这个文件解开后大得不正常，为安全起见没有读取。请重新压缩后再导入。',
  'FILE-METHOD': '这个文件的压缩方式读不了。请用系统自带的压缩（ZIP）重新压缩后再导入。',
  'FILE-NOT-IN-ORDER': '拍照顺序表里没有提到这个文件，没有导入。',
  'FILE-FAILED': '处理时出了点问题，没有导入。请重新上传这个文件。',
} as const

export type FileFault = keyof typeof faults
export const fileFaults = Object.keys(faults) as readonly FileFault[]

export function fileFaultSentence(code: FileFault, params: Params = {}): string {
  return sentence(faults[code], params)
}

/** Why a whole archive was not unpacked. */
const archiveFaults = {
  'ARCHIVE-BROKEN': '压缩包打不开：不是 ZIP 文件，或者已经损坏。请重新压缩后再上传。',
  'ARCHIVE-TOO-MANY': '压缩包里的文件超过 {most} 个。请分成几个压缩包上传。',
  'ARCHIVE-BOMB': '压缩包解开后大得不正常，为安全起见没有读取。请重新压缩后再上传。',
  'ARCHIVE-EMPTY': '压缩包里没有文件。请放入图片后重新压缩。',
  'ARCHIVE-DIED': '处理压缩包时多次中断。已导入的仍然有效，请重新上传压缩包，会接着导入。',
  'ARCHIVE-RIGHTS': '导入的权限已收回，没有继续。请联系学校管理员。',
} as const

export type ArchiveFault = keyof typeof archiveFaults
export const archiveFaultCodes = Object.keys(archiveFaults) as readonly ArchiveFault[]

export function archiveFaultSentence(code: ArchiveFault, params: Params = {}): string {
  return sentence(archiveFaults[code], params)
}
