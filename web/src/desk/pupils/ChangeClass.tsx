import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { changeClass } from '@zhongzhao/api/actual-class'
import { classes } from '@zhongzhao/api/season'
import { call } from '../../shared/call.ts'
import type { RegistrationView } from '../parts/registration-query.ts'
import { useAct } from '../parts/use-act.ts'

interface Props {
  readonly view: RegistrationView
  readonly onDone: (next: RegistrationView) => void
  readonly onClose: () => void
}

/** Classes of the pupil's own school and grade. */
function useSisterClasses({ school, grade }: RegistrationView) {
  return useQuery({
    queryKey: ['classes', 'of', school.code],
    queryFn: async () => (await call(classes, { school: school.code })).classes,
    select: (all) => all.filter((c) => c.code.startsWith(`${school.code}-0${grade}`)),
  })
}

/** 实际班级 and 借读生 (B7): the register's own class stays beside it. */
export function ChangeClass({ view, onDone, onClose }: Props) {
  const [to, setTo] = useState(view.class.code)
  const [guest, setGuest] = useState(view.guest)
  const asked = useSisterClasses(view)
  const act = useAct({
    run: () => call(changeClass, { id: view.id, version: view.version, class: to, guest }),
    onDone: onDone,
  })
  const same = to === view.class.code && guest === view.guest
  return (
    <Modal
      open
      title="调整班级"
      okText="调整班级"
      okButtonProps={{ disabled: same }}
      confirmLoading={act.busy}
      onOk={() => act.start(undefined)}
      onCancel={onClose}
    >
      <p>
        按学生实际就读的班级调整，人数随之计入新班。学籍班级不变，再次同步名册也不会改回。已打印的登记表需要重打。
      </p>
      <Form layout="vertical">
        <Form.Item label="实际班级" required>
          <Select
            aria-label="实际班级"
            loading={asked.isPending}
            value={to}
            options={(asked.data ?? [view.class]).map((c) => ({ value: c.code, label: c.name }))}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={setTo}
          />
        </Form.Item>
        <Checkbox checked={guest} onChange={(e) => setGuest(e.target.checked)}>
          借读生（学籍不在本校）
        </Checkbox>
      </Form>
    </Modal>
  )
}
