import { evaluationMessages } from './evaluation.ts'
import { publicityMessages } from './publicity.ts'
import { correctionMessages } from './corrections.ts'
import { claimMessages } from './eligibility.ts'
import { returningMessages } from './returning.ts'
import type { MessageTemplate } from '@zhongzhao/domain/messages/template'

/** SMS and notice wording (notice 三.(一)3: 审核结果要及时反馈给考生). No name, number or link travels in a message. */
export const messages: readonly MessageTemplate[] = [
  ...returningMessages,
  ...evaluationMessages,
  ...publicityMessages,
  ...correctionMessages,
  ...claimMessages,
  {
    id: 'review-passed',
    title: '学校已核验通过',
    body: '学校已核验您的报名信息。请等学校打印报名登记表，由考生和监护人核对后签字。',
    basis: '三.(一)3',
  },
  {
    id: 'review-returned',
    title: '报名信息被退回，请修改',
    body: '学校退回了您的报名信息，有 {count} 处需要修改。请登录后按提示改好，再重新确认。{note}',
    basis: '三.(一)3',
  },
  {
    id: 'slip-reprinted',
    title: '注册密码条已重新打印',
    body: '学校为您重新打印了注册密码条，原来的已作废。如果不是您要求的，请马上联系班主任。',
    basis: '三.(二)',
  },
  {
    id: 'phone-changed',
    title: '联系电话已更改',
    body: '中招报名账号的联系电话已改为别的号码，本号码不再接收通知。如果不是您本人操作，请马上联系学校。',
    basis: '三.(二)',
  },
  {
    id: 'portrait-taken',
    title: '照片已采集',
    body: '学校已采集考生照片。请登录查看；如果照片不是考生本人，请点“这不是我”。照片采集不收取任何费用。',
    basis: '二.2(1)',
  },
  {
    id: 'portrait-refused',
    title: '照片需要重新拍摄',
    body: '考生照片不符合要求：{reasons}请按学校安排重新拍照。照片采集不收取任何费用。',
    basis: '二.2(1)',
  },
  {
    id: 'slot-booked',
    title: '预约成功',
    body: '已预约{time}到{place}。请带齐材料，按时到场；去不了请提前改期或取消，把名额让给别人。',
    basis: '三.(五)',
  },
  {
    id: 'slot-cancelled',
    title: '预约的时段已取消，请改约',
    body: '您预约的{time}（{place}）因故取消：{reason}。请登录后在“预约”里另选时段：{others}。',
    basis: '三.(五)',
  },
  {
    id: 'slot-tomorrow-collect',
    title: '明天到报名点采集信息',
    body: '您预约的是{time}到{place}。请带齐材料，由考生本人按时到场；去不了请今天改期或取消。',
    basis: '三.(五)',
  },
  {
    id: 'slot-tomorrow-computer',
    title: '明天上机填报',
    body: '您预约的是{time}在{place}上机填报。请带好注册密码条和户口簿上的信息；去不了请今天改期或取消。',
    basis: '三.(二)',
  },
  {
    id: 'sealed',
    title: '报名信息已签字锁定',
    body: '考生和监护人签字的报名登记表已由学校登记，报名信息从现在起锁定，任何人不得擅自更改。',
    basis: '三.(三)',
  },
  {
    id: 'duplicate-closed',
    title: '重复的报名已合并',
    body: '经{office}两名工作人员核对，您有两份报名。这一份已合并作废，报名由另一份继续，原来的号码都可以登录另一份；照片和资料没有删除。如果不是同一人，请马上联系班主任或{office}，可以撤销。',
    basis: 'assumed',
  },
  {
    id: 'duplicate-stays',
    title: '重复的报名已合并到这一份',
    body: '经{office}两名工作人员核对，您的另一份重复报名已合并到这一份，请继续用这一份办理。如果不是同一人，请马上联系班主任或{office}，可以撤销。',
    basis: 'assumed',
  },
  {
    id: 'duplicate-undone',
    title: '报名合并已撤销',
    body: '{office}已撤销两份报名的合并，两份都恢复到合并之前。请用原来的号码和密码登录，核对自己的信息；有疑问请联系班主任或{office}。',
    basis: 'assumed',
  },
  {
    id: 'register-followed',
    title: '学籍信息有更新，请核对',
    body: '学籍平台更新了您的学籍信息，有 {count} 处与原来不同，已改成学籍里的内容。请登录核对，对了请确认（已确认过的请重新确认）；不对请联系班主任。',
    basis: 'assumed',
  },
  {
    id: 'school-followed',
    title: '报名已随学籍转到新学校',
    body: '您的学籍已转到{school}，报名由该校继续办理，已填的内容都保留，不用重填。如果没有转学，请马上联系原来的班主任。',
    basis: 'assumed',
  },
  {
    id: 'extension-granted',
    title: '已批准补报',
    body: '您的补报申请已批准，请在 {until} 前登录填报并确认，过时系统自动关闭。',
    basis: 'assumed',
  },
]
