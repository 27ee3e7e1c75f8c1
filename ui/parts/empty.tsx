/** A place with nothing in it yet says what belongs there. */
import type { ComponentChildren } from 'preact'
import styles from './empty.css'

interface EmptyProps {
  readonly icon: ComponentChildren
  readonly title: string
  readonly children?: ComponentChildren
  readonly actions?: ComponentChildren
}

export function Empty({ icon, title, children, actions }: EmptyProps) {
  return (
    <div class={styles['empty']}>
      <div class={styles['icon']}>{icon}</div>
      <h2 class={styles['title']}>{title}</h2>
      {children && <div class={styles['text']}>{children}</div>}
      {actions && <div class={styles['actions']}>{actions}</div>}
    </div>
  )
}
