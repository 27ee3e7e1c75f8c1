/** Values that few people tell apart, in one list: the keeper of each group, and what joining would change. */
import { IconChevronDown16, IconChevronRight16 } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { usePanel } from '../panel-context.ts'
import styles from './review-view.css'

export function TwinsList() {
  const { review } = usePanel()
  const [open, setOpen] = useState(false)
  // Who was excluded or joined meanwhile is no question any more.
  const groups = (review.set.value?.twins ?? []).filter(
    ({ members }) => members.filter(({ key }) => review.tokenAt(key)?.excluded === false).length > 1,
  )
  if (groups.length === 0) return null
  return (
    <section class={styles['contrasts']}>
      <button
        type="button"
        class={styles['contrastHead']}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span class={styles['pairText']}>Near twins</span>
        <span class={styles['badge']}>
          {groups.length} {groups.length === 1 ? 'group' : 'groups'}
        </span>
        {open ? <IconChevronDown16 /> : <IconChevronRight16 />}
      </button>
      {open && (
        <ul class={styles['contrastList']}>
          {groups.map(({ keep, says }) => (
            <li
              key={keep}
              class={styles['pair']}
              onMouseEnter={() => review.hover(keep)}
              onMouseLeave={() => review.hover(null)}
              onClick={() => (review.selected.value = keep)}
            >
              <span class={styles['pairText']}>{says}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
