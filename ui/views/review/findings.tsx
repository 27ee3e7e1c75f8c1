/** What deserves a look, above the tokens in one line; each list opens in the place of the tokens. */
import { pairsOf } from '../../values/contrast.ts'
import { groupsOf } from '../../state/twins.ts'
import type { Review } from '../../state/review.ts'
import { ContrastList } from './contrast-list.tsx'
import { Questions } from './questions.tsx'
import { TwinsList } from './twins-list.tsx'
import styles from './findings.css'

export const findings = ['questions', 'twins', 'contrast'] as const
export type Finding = (typeof findings)[number]

export const lists: Record<Finding, () => preact.JSX.Element | null> = {
  questions: Questions,
  twins: TwinsList,
  contrast: ContrastList,
}

export const findingTitles: Record<Finding, string> = {
  questions: 'Questions',
  twins: 'Near twins',
  contrast: 'Contrast of text as it was seen',
}

export interface Said {
  readonly name: Finding
  readonly words: string
}

/** What there is to say of the tokens as they are. */
export const saidOf = (review: Review): Said[] =>
  findings.flatMap((name) => {
    const words = wordsFor[name](review)
    return words === null ? [] : [{ name, words }]
  })

interface FindingsProps {
  readonly said: readonly Said[]
  readonly onOpen: (finding: Finding) => void
}

export function Findings({ said, onOpen }: FindingsProps) {
  return (
    <div class={styles['bar']} role="gridcell">
      {said.map(({ name, words }) => (
        <button
          key={name}
          type="button"
          class={`${styles['finding']} ${styles[name]}`}
          onClick={() => onOpen(name)}
        >
          {words}
        </button>
      ))}
    </div>
  )
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

const wordsFor: Record<Finding, (review: Review) => string | null> = {
  questions: ({ suggestions }) => {
    const count = suggestions.value.length
    return count === 0 ? null : plural(count, 'question', 'questions')
  },
  twins: (review) => {
    const groups = groupsOf(review.set.value?.twins ?? [], (key) => review.tokenAt(key))
    return groups.length === 0 ? null : plural(groups.length, 'near twin', 'near twins')
  },
  contrast: ({ items }) => {
    const pairs = pairsOf(
      items.value.flatMap((item) => (item.row === 'token' && !item.excluded ? [item.token] : [])),
    )
    if (pairs.length === 0) return null
    const failing = pairs.filter(({ level }) => level === 'fail').length
    return failing > 0 ? `${failing} hard to read` : 'All readable'
  },
}
