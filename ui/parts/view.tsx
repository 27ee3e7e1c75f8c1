/** One place of the panel: what scrolls, and below it a line with the actions, the primary one last. */
import type { ComponentChildren } from 'preact'
import styles from './view.css'

interface ViewProps {
  /** For those who listen: what this place is. Absent where it shows a heading of its own. */
  readonly title?: string
  readonly children: ComponentChildren
  /** Beside the actions, quiet. */
  readonly note?: ComponentChildren
  readonly actions?: ComponentChildren
  /** The view lays itself out from edge to edge. */
  readonly flush?: boolean
}

export function View({ title, children, note, actions, flush = false }: ViewProps) {
  return (
    <main class={styles['view']}>
      {title && <h1 class="only-read-aloud">{title}</h1>}
      <div class={`${styles['body']} ${flush ? styles['flush'] : ''}`} tabIndex={flush ? undefined : 0}>
        {children}
      </div>
      {(note || actions) && (
        <footer class={styles['footer']}>
          <div class={styles['note']}>{note}</div>
          {actions && <div class={styles['actions']}>{actions}</div>}
        </footer>
      )}
    </main>
  )
}
