/** Which place is enlarged, how its value was read, and the next one. */
import { Button, IconButton, IconChevronRight24 } from '@create-figma-plugin/ui'
import type { Sighting } from '../../../shared/token.ts'
import { usePanel } from '../panel-context.ts'
import { round } from '../../values/words.ts'
import styles from './evidence.css'

interface PlaceLineProps {
  readonly places: readonly Sighting[]
  readonly current: Sighting
  readonly onChoose: (place: Sighting) => void
}

export function PlaceLine({ places, current, onChoose }: PlaceLineProps) {
  const { host } = usePanel()
  const at = places.indexOf(current)
  const step = (by: number) => {
    const next = places[(at + by + places.length) % places.length]
    if (next) onChoose(next)
  }
  const { figma } = host
  return (
    <div class={styles['place']}>
      <IconButton aria-label="Previous place" onClick={() => step(-1)}>
        <span class={styles['mirrored']}>
          <IconChevronRight24 />
        </span>
      </IconButton>
      <span class={styles['placeText']}>
        {at + 1} of {places.length} here · {howRead(current)}
        {current.box && ` · ${round(current.box.width)} × ${round(current.box.height)}`}
      </span>
      {figma && (
        <Button
          secondary
          onClick={() => void figma.show({ frame: current.frame, layer: current.layer, box: current.box })}
        >
          Show in Figma
        </Button>
      )}
      <IconButton aria-label="Next place" onClick={() => step(1)}>
        <IconChevronRight24 />
      </IconButton>
    </div>
  )
}

function howRead({ source, confirmedBy, disagrees, image }: Sighting): string {
  if (image !== undefined) return 'measured in a picture inside the frame'
  if (disagrees !== undefined) return 'layer and pixels disagree: the layer counts'
  if (confirmedBy !== undefined) return 'read from the layer, confirmed by its pixels'
  return source === 'layers' ? 'read from the layer' : 'measured in the pixels'
}
