import type { ConsentWording, DraftWording, SlipWording } from '@zhongzhao/domain/printing/home-sheets'
import { consent } from './wording.ts'

/** 注册密码条 (C1; notice 三.(二): the password is the candidate's own; 二.2(1): no fee for portraits). */
export const slipWording: SlipWording = {
  title: '注册密码条',
  steps: [
    '打开下面的网址，选“首次登录”。',
    '输入报名序号（或身份证件号码）和注册密码。',
    '设置只有自己知道的登录密码，核对并填写本人信息。',
  ],
  notes: ['注册密码只能用一次，已激活或重印后作废；请本人保管，不要拍照转发。', '采集照片不收取任何费用。'],
}

/** 信息采集草表 (D11). */
export const draftWording: DraftWording = {
  heading: '河南省2022年初中学业水平考试',
  title: '考生信息采集草表',
  lead: '请考生和监护人在家一起核对、填写，上机时照此录入。本表只供自己使用，不上交、不作签字依据，用后请妥善保管。',
  known: '一、学籍登记信息：请逐项核对。有误请在右栏写出正确内容并告知班主任，由学籍管理员更正。',
  asked: '二、需要考生本人填写的信息',
  foot: '信息由考生本人登录确认，任何人不得代办。采集照片不收取任何费用。',
  blankRows: { guardians: 3, studyHistory: 6 },
  widths: {
    'guardians.kind': 15,
    'guardians.name': 24,
    'guardians.institution': 24,
    'guardians.relation': 14,
    'guardians.idKind': 16,
    'guardians.idNumber': 34,
    'guardians.employer': 22,
    'guardians.position': 12,
    'guardians.phone': 24,
    'studyHistory.from': 22,
    'studyHistory.until': 22,
    'studyHistory.school': 58,
    'studyHistory.position': 20,
    'studyHistory.witness': 24,
    'studyHistory.gapReason': 34,
  },
}

/** 监护人同意书 (C11): the pack's consent text, which the candidate's page shows too, as paper to sign. */
export const consentWording: ConsentWording = {
  title: '考生个人信息处理监护人同意书',
  lead: `考生在采集信息之日未满 ${consent.underAge} 周岁。依据《中华人民共和国个人信息保护法》第三十一条，处理其个人信息应当取得监护人同意。请您仔细阅读：`,
  paragraphs: consent.text.split('\n').slice(0, -1),
  declaration: consent.text.split('\n').at(-1) ?? '',
  lines: [
    { label: '监护人签名', beside: '与考生关系' },
    { label: '联系电话', beside: '签署日期' },
  ],
  version: `监护人同意书 ${consent.textVersion}`,
}
