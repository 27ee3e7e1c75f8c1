/** One place, enlarged until its pixels can be counted. */
import type { Box, Frame } from '../../../shared/frame.ts'
import styles from './evidence.css'

interface CropProps {
  readonly frame: Frame
  readonly picture: string | null | undefined
  readonly box: Box
}

/** A hairline is shown with this much of what is around it, a page by no more than its corner at true size. CSS px. */
const HEIGHT = { least: 24, most: 112 }
/** Width over height of the room for it, at most. */
const WIDEST = 5
/** Air around the place, as a part of its shorter side, and in CSS px. */
const AROUND = 0.25
const AIR = { least: 4, most: 16 }

const within = (value: number, { least, most }: { least: number; most: number }): number =>
  Math.max(least, Math.min(most, value))

export function Crop({ frame, picture, box }: CropProps) {
  const { width, height, origin = { x: 0, y: 0 } } = frame
  const shorter = Math.min(box.width, box.height)
  const pad = Math.max((HEIGHT.least - shorter) / 2, within(shorter * AROUND, AIR))
  const high = within(box.height + 2 * pad, HEIGHT)
  const wide = Math.min(box.width + 2 * pad, high * WIDEST)
  const view = [box.x - pad, box.y - pad, wide, high]
  // The outline lies outside of what it shows.
  const out = pad / 8
  return (
    <div class={styles['crop']}>
      <svg viewBox={view.join(' ')} preserveAspectRatio="xMidYMid meet" aria-hidden>
        {picture && (
          <image
            href={picture}
            x={origin.x}
            y={origin.y}
            width={width}
            height={height}
            style={{ imageRendering: box.width < 60 ? 'pixelated' : 'auto' }}
          />
        )}
        {['halo', 'mark'].map((name) => (
          <rect
            key={name}
            class={styles[name]}
            x={box.x - out}
            y={box.y - out}
            width={box.width + 2 * out}
            height={box.height + 2 * out}
          />
        ))}
      </svg>
    </div>
  )
}
