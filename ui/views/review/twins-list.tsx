/** Values that few people tell apart, in one list: the keeper of each group, and what joining would change. */
import { usePanel } from '../panel-context.ts'
import { Fold } from './fold.tsx'
import styles from './review-view.css'

export function TwinsList() {
  const { review } = usePanel()
  // Who was excluded or joined meanwhile is no question any more.
  const groups = (review.set.value?.twins ?? []).filter(
    ({ members }) => members.filter(({ key }) => review.tokenAt(key)?.excluded === false).length > 1,
  )
  if (groups.length === 0) return null
  return (
    <Fold title="Near twins" count={`${groups.length} ${groups.length === 1 ? 'group' : 'groups'}`}>
      {() =>
        groups.map(({ keep, says }) => (
          <li
            key={keep}
            class={styles['pair']}
            onMouseEnter={() => review.hover(keep)}
            onMouseLeave={() => review.hover(null)}
            onClick={() => (review.selected.value = keep)}
          >
            <span class={styles['pairText']}>{says}</span>
          </li>
        ))
      }
    </Fold>
  )
}
