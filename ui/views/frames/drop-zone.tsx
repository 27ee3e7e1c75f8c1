/** Where files are chosen, and where they light up before they fall; the whole window takes a drop. */
import type { ComponentChildren } from 'preact'
import { useDragOver } from '../../parts/use-drop.ts'
import styles from './frames-view.css'

interface DropZoneProps {
  readonly children: ComponentChildren
  readonly onFiles: (files: readonly File[]) => void
  /** There is nothing else to see. */
  readonly alone?: boolean
}

export function DropZone({ children, onFiles, alone = false }: DropZoneProps) {
  const over = useDragOver()
  const choose = (event: Event) => {
    const input = event.currentTarget
    if (!(input instanceof HTMLInputElement)) return
    onFiles([...(input.files ?? [])])
    input.value = ''
  }
  const classes = [styles['drop'], over ? styles['over'] : '', alone ? styles['alone'] : '']
  return (
    <label class={classes.join(' ')} data-drop-zone>
      <input
        class="only-read-aloud"
        type="file"
        multiple
        accept="image/png,image/jpeg,image/webp"
        aria-label="Choose images"
        onChange={choose}
      />
      <span class={styles['dropIcon']}>{children}</span>
    </label>
  )
}
