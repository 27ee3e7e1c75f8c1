/** Questions come one at a time, each answered with one click. */
import { Button } from '@create-figma-plugin/ui'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { accept } from './decide.ts'
import styles from './review-view.css'

export function SuggestionBar() {
  const panel = usePanel()
  const { review } = panel
  const [first, ...others] = review.suggestions.value
  if (!first) return null
  const look = () => (review.selected.value = first.drop)
  const pictures = [first.drop, first.keep].flatMap((key) => review.tokenAt(key) ?? [])
  return (
    <div class={styles['suggestion']} role="region" aria-label="Suggestion">
      <div class={styles['twins']}>
        {pictures.map(({ key, type, token }) => (
          <Specimen key={key} as={type.specimen} token={token} size="chip" />
        ))}
      </div>
      <div class={styles['suggestionText']}>
        {first.reason}
        {others.length > 0 && <span class={styles['quiet']}> and {others.length} more</span>}
      </div>
      <div class={styles['answers']}>
        <Button secondary onClick={look}>
          Show
        </Button>
        <Button secondary onClick={() => review.dismiss(first)}>
          Keep both
        </Button>
        <Button onClick={() => accept(panel, first)}>Join</Button>
      </div>
    </div>
  )
}
