/** A frame with every place outlined; everything else steps back behind a veil. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
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

/** Screen px between a place and the middle of its outline: a thick outline and its halo stay outside of 1 px borders. */
const AIR = 3

export function FramePicture({ frame, picture, places, current, onChoose }: FramePictureProps) {
  const { width, height, origin = { x: 0, y: 0 } } = frame
  const svg = useRef<SVGSVGElement>(null)
  const zoom = useZoom(svg, width)
  const air = AIR / zoom
  const marked = places.filter(({ box }) => box !== undefined)
  return (
    <svg
      ref={svg}
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
              <Place key={i} box={box} air={air} fill="black" />
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
            <Place key={i} box={box} air={air} class={styles['halo']} />
          ))}
          {marked.map((place, i) => (
            <Place
              key={i}
              box={place.box}
              air={air}
              class={`${styles['mark']} ${place === current ? styles['here'] : ''}`}
              onClick={() => onChoose(place)}
            />
          ))}
        </>
      )}
    </svg>
  )
}

/** Screen px per px of the frame, as it is shown. */
function useZoom(svg: preact.RefObject<SVGSVGElement>, width: number): number {
  const [zoom, setZoom] = useState(1)
  useLayoutEffect(() => {
    const element = svg.current
    if (!element) return
    const look = () => setZoom(element.clientWidth > 0 ? element.clientWidth / width : 1)
    const observer = new ResizeObserver(look)
    observer.observe(element)
    look()
    return () => observer.disconnect()
  }, [width])
  return zoom
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
