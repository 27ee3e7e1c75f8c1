/** What happened, what is safe, what to do: one block for everything that is not as hoped. */
import { IconInfo16, IconWarning16 } from '@create-figma-plugin/ui'
import type { ComponentChildren } from 'preact'
import styles from './notice.css'

interface NoticeProps {
  readonly tone?: 'plain' | 'warning' | 'danger'
  readonly title: ComponentChildren
  readonly children?: ComponentChildren
  readonly actions?: ComponentChildren
}

export function Notice({ tone = 'plain', title, children, actions }: NoticeProps) {
  return (
    <div class={`${styles['notice']} ${styles[tone] ?? ''}`} role={tone === 'danger' ? 'alert' : 'status'}>
      <div class={styles['icon']}>{tone === 'plain' ? <IconInfo16 /> : <IconWarning16 />}</div>
      <div class={styles['text']}>
        <div class={styles['title']}>{title}</div>
        {children && <div class={styles['more']}>{children}</div>}
        {actions && <div class={styles['actions']}>{actions}</div>}
      </div>
    </div>
  )
}
