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
        <text x="40" y="47">
          {done}/{all}
        </text>
      </svg>
      <p>{done === all ? '都填好了' : `已完成 ${done} 项，还有 ${all - done} 项`}</p>
    </div>
  )
}
