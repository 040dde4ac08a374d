import { useQuery } from '@tanstack/react-query'
import { Skeleton, Timeline } from 'antd'
import { history } from '@zhongzhao/api/registration'
import { call } from '../../shared/call.ts'
import { Blank } from '../parts/Blank.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeWords } from '../parts/words.ts'

/** What happened to this registration: when, what, by whom; fields by name, never values. */
export function DossierHistory({ id }: { readonly id: string }) {
  const asked = useQuery({ queryKey: ['history', id], queryFn: () => call(history, { id }) })
  if (asked.error !== null) return <Trouble error={asked.error} />
  if (asked.data === undefined) return <Skeleton active />
  if (asked.data.events.length === 0)
    return <Blank what="这里会列出办理记录。" how="导入、填报、核验、打印、签字，每一步都会记下来。" />
  return (
    <Timeline
      items={asked.data.events.map((event, index) => ({
        key: `${event.at}${index}`,
        content: (
          <>
            <strong>{event.title}</strong> <span className="quiet">{event.by}</span>
            <br />
            <span className="quiet">{timeWords(event.at)}</span>
            {event.fields.length > 0 && <div className="quiet">涉及：{event.fields.join('、')}</div>}
          </>
        ),
      }))}
    />
  )
}
