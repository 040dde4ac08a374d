import type { PictureKind } from '@zhongzhao/domain/images/spec'
import { expectedCard } from '@zhongzhao/imaging/card-outline'
import type { Framing } from '@zhongzhao/domain/images/framing'
import type { Look } from './look.ts'

/** Lines of a portrait, parts of its height: 头部占照片的 2/3 (notice 二.2(1)). */
const CROWN = 0.105
const CHIN = 0.772
const SHOULDERS = 0.9

/** Drawn over the live picture, in px of the frame: what will be cut out, and where head and shoulders belong in it. */
export function Guide({
  kind,
  view: { frame, framing, hints },
}: {
  readonly kind: PictureKind
  readonly view: Look
}) {
  const [width, height] = frame
  const good = hints.length === 0
  const thick = Math.max(width, height) / 320
  return (
    <svg
      className={`guide ${good ? 'good' : 'look'}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
      style={{ strokeWidth: thick, fontSize: thick * 8 }}
    >
      <g transform={turnedLike(framing)}>
        <path className="outside" fillRule="evenodd" d={outside(framing, width + height)} />
        <rect
          className="cut"
          x={framing.left}
          y={framing.top}
          width={framing.width}
          height={framing.height}
          rx={thick * 2}
        />
        {kind === 'portrait' ? <PortraitLines framing={framing} /> : <CardOutline framing={framing} />}
      </g>
    </svg>
  )
}

const turnedLike = ({ left, top, width, height, roll }: Framing) =>
  `rotate(${roll} ${left + width / 2} ${top + height / 2})`

/** Everything but the cut, far beyond the frame. */
function outside({ left, top, width, height }: Framing, far: number): string {
  return `M${-far} ${-far}h${3 * far}v${3 * far}h${-3 * far}zM${left} ${top}h${width}v${height}h${-width}z`
}

function PortraitLines({ framing: { left, top, width, height } }: { readonly framing: Framing }) {
  const at = (part: number) => top + part * height
  const middle = left + width / 2
  const [crown, chin] = [at(CROWN), at(CHIN)]
  const shoulders = `M${left} ${top + height}C${left + width * 0.08} ${at(SHOULDERS)} ${left + width * 0.3} ${at(SHOULDERS)} ${left + width * 0.36} ${at(0.83)}M${left + width} ${top + height}C${left + width * 0.92} ${at(SHOULDERS)} ${left + width * 0.7} ${at(SHOULDERS)} ${left + width * 0.64} ${at(0.83)}`
  return (
    <>
      <ellipse
        className="head"
        cx={middle}
        cy={(crown + chin) / 2}
        rx={(chin - crown) * 0.38}
        ry={(chin - crown) / 2}
      />
      <path className="head" d={shoulders} />
      {(
        [
          ['头顶', crown],
          ['下巴', chin],
        ] as const
      ).map(([name, y]) => (
        <g key={name}>
          <line className="level" x1={left} x2={left + width} y1={y} y2={y} />
          <text x={left + width * 0.02} y={y - height * 0.012}>
            {name}
          </text>
        </g>
      ))}
    </>
  )
}

function CardOutline({ framing }: { readonly framing: Framing }) {
  const { left, top, width, height } = expectedCard(framing)
  return <rect className="head" x={left} y={top} width={width} height={height} rx={width * 0.035} />
}
