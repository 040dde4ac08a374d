import { month, personName, text } from '@zhongzhao/domain/forms/field'
import { form } from '@zhongzhao/domain/forms/form'

/** 学习简历 (notice 二.1): from primary school to today, without gaps or overlaps, a witness for each row (D3). */
export const studyHistory = form({
  id: 'studyHistory',
  title: '学习简历',
  basis: '二.1',
  repeats: { min: 1, max: 12, rowLabel: '学习经历' },
  fields: {
    from: month({ label: '开始年月', owner: 'candidate', required: true, basis: '二.1' }),
    until: month({
      label: '结束年月',
      owner: 'candidate',
      required: true,
      hint: '还在读的，填今年六月。',
      basis: '二.1',
    }),
    school: text({
      label: '学校',
      max: 60,
      owner: 'candidate',
      required: true,
      hint: '写学校全称；没有上学的一段，写当时在哪里、做什么。',
      basis: '二.1',
    }),
    position: text({
      label: '职务',
      max: 30,
      owner: 'candidate',
      hint: '如班长、学习委员；没有职务写“学生”。',
      basis: 'assumed',
    }),
    witness: personName({
      label: '证明人',
      max: 50,
      owner: 'candidate',
      required: true,
      hint: '了解这段经历的老师，通常是班主任。',
      basis: 'assumed',
    }),
    gapReason: text({
      label: '间断原因',
      max: 100,
      owner: 'candidate',
      hint: '与上一段之间空了一个学期以上才需要填，如“因病休学”；暑假不算间断。',
      basis: 'assumed',
    }),
  },
})
