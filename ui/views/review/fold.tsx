/** A list of findings above the tokens: one line that says how many, and the rest when it is asked for. */
import { IconChevronDown16, IconChevronRight16 } from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import styles from './review-view.css'

interface FoldProps {
  readonly icon?: ComponentChildren
  readonly title: string
  readonly count: string
  /** How it stands, where one can say so. */
  readonly verdict?: 'fail' | 'pass'
  readonly children: () => ComponentChildren
}

export function Fold({ icon, title, count, verdict, children }: FoldProps) {
  const [open, setOpen] = useState(false)
  return (
    <section class={styles['contrasts']}>
      <button
        type="button"
        class={styles['contrastHead']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {icon}
        <span class={styles['pairText']}>{title}</span>
        <span class={verdict ? `${styles['badge']} ${styles[verdict]}` : styles['badge']}>{count}</span>
        {open ? <IconChevronDown16 /> : <IconChevronRight16 />}
      </button>
      {open && <ul class={styles['contrastList']}>{children()}</ul>}
    </section>
  )
}
