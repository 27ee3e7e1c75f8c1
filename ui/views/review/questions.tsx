/** Readings that may be one: each answered with one click. */
import { Button } from '@create-figma-plugin/ui'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { accept } from './decide.ts'
import styles from './findings.css'

export function Questions() {
  const panel = usePanel()
  const { review } = panel
  return (
    <ul>
      {review.suggestions.value.map((one) => (
        <li
          key={`${one.keep} ${one.drop}`}
          class={styles['question']}
          onMouseEnter={() => review.hover(one.drop)}
          onMouseLeave={() => review.hover(null)}
        >
          {[one.drop, one.keep].map((key) => {
            const row = review.tokenAt(key)
            return row && <Specimen key={key} as={row.type.specimen} token={row.token} size="mini" />
          })}
          <span class={styles['asked']}>{one.reason}</span>
          <span class={styles['answers']}>
            <Button secondary onClick={() => review.dismiss(one)}>
              Keep both
            </Button>
            <Button secondary onClick={() => accept(panel, one)}>
              Join
            </Button>
          </span>
        </li>
      ))}
    </ul>
  )
}
