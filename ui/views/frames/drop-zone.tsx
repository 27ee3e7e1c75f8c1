/** Takes files by drop or click; the whole window accepts a drop while it is shown. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import styles from './frames-view.css'

interface DropZoneProps {
  readonly children: ComponentChildren
  readonly onFiles: (files: readonly File[]) => void
  /** There is nothing else to see. */
  readonly alone?: boolean
}

export function DropZone({ children, onFiles, alone = false }: DropZoneProps) {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const enter = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      onFiles([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', enter)
    addEventListener('dragleave', leave)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('drop', drop)
    }
  })
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
