/** A frame with every place outlined; everything else steps back behind a veil. */
import type { Frame } from '../../../shared/frame.ts'
import type { Sighting } from '../../../shared/token.ts'
import styles from './evidence.css'

interface FramePictureProps {
  readonly frame: Frame
  readonly picture: string | null | undefined
  readonly places: readonly Sighting[]
  readonly current: Sighting | undefined
  readonly onChoose: (place: Sighting) => void
}

/** CSS px around a place that stay clear of the veil. */
const AIR = 2

export function FramePicture({ frame, picture, places, current, onChoose }: FramePictureProps) {
  const { width, height, origin = { x: 0, y: 0 } } = frame
  const marked = places.filter(({ box }) => box !== undefined)
  return (
    <svg
      class={styles['picture']}
      viewBox={`${origin.x} ${origin.y} ${width} ${height}`}
      style={{ width: `${width}px`, aspectRatio: `${width} / ${height}` }}
      role="img"
      aria-label={`${frame.name}, ${marked.length} places outlined`}
    >
      {picture && <image href={picture} x={origin.x} y={origin.y} width={width} height={height} />}
      {marked.length > 0 && (
        <>
          <mask id="veil">
            <rect x={origin.x} y={origin.y} width={width} height={height} fill="white" />
            {marked.map(({ box }, i) => (
              <Place key={i} box={box} air={AIR} fill="black" />
            ))}
          </mask>
          <rect
            class={styles['veil']}
            x={origin.x}
            y={origin.y}
            width={width}
            height={height}
            mask="url(#veil)"
          />
          {marked.map(({ box }, i) => (
            <Place key={i} box={box} air={AIR} class={styles['halo']} />
          ))}
          {marked.map((place, i) => (
            <Place
              key={i}
              box={place.box}
              air={AIR}
              class={`${styles['mark']} ${place === current ? styles['here'] : ''}`}
              onClick={() => onChoose(place)}
            />
          ))}
        </>
      )}
    </svg>
  )
}

interface PlaceProps extends preact.JSX.SVGAttributes<SVGRectElement> {
  readonly box: Sighting['box']
  readonly air: number
}

function Place({ box, air, ...attributes }: PlaceProps) {
  if (!box) return null
  return (
    <rect
      {...attributes}
      x={box.x - air}
      y={box.y - air}
      width={box.width + 2 * air}
      height={box.height + 2 * air}
      rx={2}
    />
  )
}
