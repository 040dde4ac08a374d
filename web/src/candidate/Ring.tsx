const RADIUS = 34
const ROUND = 2 * Math.PI * RADIUS

/** How much is done: a ring for the eye, the numbers in words for everybody. */
export function Ring({ done, all }: { readonly done: number; readonly all: number }) {
  const part = all === 0 ? 0 : done / all
  return (
    <div className={`ring ${done === all ? 'whole' : ''}`}>
      <svg viewBox="0 0 80 80" width="80" height="80" aria-hidden="true">
        <circle cx="40" cy="40" r={RADIUS} className="ring-ground" />
        <circle
          cx="40"
          cy="40"
          r={RADIUS}
          className="ring-part"
          strokeDasharray={`${part * ROUND} ${ROUND}`}
          transform="rotate(-90 40 40)"
        />
      </svg>
      <p>
        <b>
          {done} / {all}
        </b>
        <span>项已完成</span>
      </p>
    </div>
  )
}
