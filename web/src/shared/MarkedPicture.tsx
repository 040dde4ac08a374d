import type { ReactNode } from 'react'
import { type DrawnMark, type Drawable, drawnMarks, labelPlaces } from './marks.ts'
import './marked-picture.css'

interface Props {
  /** The picture itself, with its own text; whatever it is, it fills the frame. */
  readonly children: ReactNode
  readonly findings: readonly Drawable[]
  /** Of the frame: its width decides. */
  readonly className?: string
}

/** Parts of the picture as the SVG counts them; strokes keep their width at every size. */
const parts = (n: number) => n * 100

function Shape({ shape, tone, from, to }: DrawnMark) {
  const [x1, y1, x2, y2] = [parts(from[0]), parts(from[1]), parts(to[0]), parts(to[1])]
  const box = {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  }
  return (
    <g className={`picture-mark ${tone}`}>
      {['under', 'over'].map((layer) =>
        shape === 'line' ? (
          <line key={layer} className={layer} {...{ x1, y1, x2, y2 }} />
        ) : (
          <rect key={layer} className={layer} {...box} />
        ),
      )}
    </g>
  )
}

/** A picture with what was found drawn over it: measured solid, wanted dashed, wrong red (UX). Who cannot see it reads the
 *  sentences of the findings, which stand beside every such picture. */
export function MarkedPicture({ children, findings, className = '' }: Props) {
  const marks = drawnMarks(findings)
  return (
    <span className={`marked-picture ${className}`}>
      {children}
      {marks.length > 0 && (
        <span className="picture-marks" aria-hidden="true">
          <svg viewBox="0 0 100 100" preserveAspectRatio="none">
            {marks.map((mark) => (
              <Shape key={[mark.shape, mark.tone, ...mark.from, ...mark.to].join()} {...mark} />
            ))}
          </svg>
          {labelPlaces(marks).map(({ label, tone, side, left, top }) => (
            <span
              key={label}
              className={`picture-label ${tone} ${side}`}
              style={{ left: `${left}%`, top: `${top}%` }}
            >
              {label}
            </span>
          ))}
        </span>
      )}
    </span>
  )
}
