import { DirectorySearch } from './DirectorySearch.tsx'
import { type Point, useDirectory } from './use-directory.ts'

interface PlaceProps {
  readonly chosen: string
  readonly onChoose: (place: { readonly code: string; readonly name: string }) => void
}

function OnePlace({ of, chosen, onChoose }: PlaceProps & { readonly of: Point }) {
  return (
    <label className="choice">
      <input
        type="radio"
        name="place"
        checked={chosen === of.code}
        disabled={of.suspended}
        onChange={() => onChoose({ code: of.code, name: of.name })}
      />
      <span>
        <b>{of.name}</b>
        {of.suspended && <em className="tag after">暂停办理</em>}
        <span>{of.places.map((place) => place.name).join(' ')}</span>
        <span>{of.address}</span>
        <span className="hint">{of.hours}</span>
      </span>
    </label>
  )
}

/** Which point, out of the public directory: where any may be chosen. */
export function ChoosePlace(props: PlaceProps) {
  const directory = useDirectory()
  return (
    <DirectorySearch id="place" of={directory}>
      <fieldset className="tracks places">
        <legend className="unseen">报名点</legend>
        {directory.page?.points.map((one) => (
          <OnePlace key={one.code} of={one} {...props} />
        ))}
      </fieldset>
    </DirectorySearch>
  )
}
