/** One place, enlarged until its pixels can be counted. */
import type { Box, Frame } from '../../../shared/frame.ts'
import styles from './evidence.css'

interface CropProps {
  readonly frame: Frame
  readonly picture: string | null | undefined
  readonly box: Box
}

/** A place of a few px is shown with at least this much around it. CSS px. */
const SMALLEST = 24
const AROUND = 0.25

export function Crop({ frame, picture, box }: CropProps) {
  const { width, height, origin = { x: 0, y: 0 } } = frame
  const pad = Math.max(
    SMALLEST / 2 - Math.min(box.width, box.height) / 2,
    Math.min(box.width, box.height) * AROUND,
    4,
  )
  const view = [box.x - pad, box.y - pad, box.width + 2 * pad, box.height + 2 * pad]
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
        <rect class={styles['halo']} x={box.x} y={box.y} width={box.width} height={box.height} />
        <rect class={styles['mark']} x={box.x} y={box.y} width={box.width} height={box.height} />
      </svg>
    </div>
  )
}
