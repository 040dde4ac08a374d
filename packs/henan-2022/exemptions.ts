import type { ExemptionPolicy } from '@zhongzhao/domain/images/exempting'

/** What each ground may exempt a portrait from. The notice asks 免冠 and so on of everybody (二.2(1)); that the sick, the believing
 *  and the disabled are not turned away is general law. */
export const exemptionPolicies: readonly ExemptionPolicy[] = [
  {
    ground: 'medical',
    title: '医疗原因',
    rules: ['bareheaded', 'no_glasses', 'ears_visible', 'eyebrows_visible', 'frontal', 'level_roll'],
    basis: 'assumed',
  },
  {
    ground: 'religious',
    title: '宗教信仰',
    rules: ['bareheaded', 'ears_visible'],
    basis: 'assumed',
  },
  {
    ground: 'disability',
    title: '残疾',
    rules: ['no_glasses', 'frontal', 'level_roll', 'centred', 'head_ratio_2_3', 'ears_visible'],
    basis: 'assumed',
  },
]
