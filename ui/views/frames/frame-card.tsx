import { Dropdown, IconButton, IconClose16, Textbox } from '@create-figma-plugin/ui'
import type { FrameRef } from '../../../shared/messages.ts'
import { round } from '../../values/words.ts'
import { usePanel } from '../panel-context.ts'
import styles from './frames-view.css'

export function FrameCard({ frame, removable }: { readonly frame: FrameRef; readonly removable: boolean }) {
  const { frames } = usePanel()
  const picture = frames.thumbnails.value[frame.id]
  return (
    <li class={styles['card']}>
      <div class={styles['picture']}>{picture && <img src={picture} alt="" />}</div>
      {removable && (
        <div class={styles['remove']}>
          <IconButton aria-label={`Remove ${frame.name}`} onClick={() => frames.remove(frame.id)}>
            <IconClose16 />
          </IconButton>
        </div>
      )}
      <div class={styles['facts']}>
        <div class={styles['name']} title={frame.name}>
          {frame.name}
        </div>
        <div class={styles['size']}>
          {round(frame.width)} × {round(frame.height)}
        </div>
        {frame.pixels && (
          <div class={styles['scale']}>
            <Dropdown
              aria-label={`Scale of ${frame.name}`}
              options={scalesFor(frame)}
              value={String(frames.scales.value[frame.id] ?? '')}
              onValueChange={(scale) => frames.setScale(frame.id, scale === '' ? null : Number(scale))}
            />
          </div>
        )}
        <Textbox
          aria-label={`Mode of ${frame.name}`}
          placeholder="Mode (Light, Dark …)"
          value={frames.modes.value[frame.id] ?? ''}
          onValueInput={(mode) => frames.setMode(frame.id, mode)}
        />
      </div>
    </li>
  )
}

/** What scales screenshots are taken at; without an answer it is measured as it is drawn. */
const scalesFor = ({ pixels }: FrameRef) => [
  { value: '', text: 'Taken at which scale?' },
  ...[1, 2, 3].map((scale) => ({
    value: String(scale),
    text: `Taken at ${scale}×: ${round((pixels?.width ?? 0) / scale)} px wide`,
  })),
]
