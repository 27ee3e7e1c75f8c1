/** One line of a plan: tick, what happens and why, old and new side by side. */
import { Checkbox, Dropdown } from '@create-figma-plugin/ui'
import type { PlanChange, PlanLine, Shown } from '../../../shared/variables.ts'
import type { PlanRow } from '../../state/plan-rows.ts'
import type { Writing } from '../../state/writing.ts'
import { actionWords, changeWords } from './words.ts'
import lines from '../../parts/lines.css'
import styles from './write-view.css'

const tones = { good: 'good', change: 'change-tone', ask: 'ask', quiet: 'quiet' } as const

/** px. */
export function heightOf(row: PlanRow): number {
  if (row.row === 'group') return 36
  const { line } = row
  return 32 + (saysWhy(line) ? 18 : 0) + line.changes.length * 22 + (line.choices ? 32 : 0)
}

/** What is new says so by its badge, and its value says the rest. */
const saysWhy = ({ action, changes }: PlanLine): boolean => action !== 'create' || changes.length === 0

export function Line({ line, writing }: { readonly line: PlanLine; readonly writing: Writing }) {
  const { ticked, choices, changed } = writing
  const { line: word, tone } = actionWords[line.action]
  const tick = (on: boolean) => {
    const next = new Set(ticked.value)
    if (on) next.add(line.id)
    else next.delete(line.id)
    ticked.value = next
  }
  /** Whoever chooses wants it done. */
  const choose = (choice: string) => {
    choices.value = { ...choices.value, [line.id]: choice }
    if (line.ticked !== null) tick(true)
  }
  return (
    <div class={styles['line']}>
      <div class={styles['tick']}>
        {line.ticked !== null && (
          <Checkbox
            aria-label={`${word}: ${line.name}`}
            value={ticked.value.has(line.id)}
            onValueChange={tick}
          >
            <span />
          </Checkbox>
        )}
      </div>
      <div class={lines['what']}>
        <div class={styles['first']}>
          <span class={styles['name']} title={line.name}>
            {line.name}
          </span>
          <span class={`${lines['badge']} ${styles[tones[tone]]}`}>{word}</span>
        </div>
        {saysWhy(line) && (
          <div class={styles['reason']} title={line.reason}>
            {changed.value.has(line.id) ? 'Changed in the file meanwhile: look again. ' : ''}
            {line.reason}
          </div>
        )}
        {line.changes.map((change) => (
          <Change key={`${change.what} ${change.mode ?? ''}`} change={change} />
        ))}
        {line.choices && (
          <div class={lines['choices']}>
            <Dropdown
              aria-label={`What to do with ${line.name}`}
              options={line.choices.map(({ id, label }) => ({ value: id, text: label }))}
              value={choices.value[line.id] ?? null}
              onValueChange={choose}
            />
          </div>
        )}
      </div>
    </div>
  )
}

function Change({ change: { what, mode, before, after } }: { readonly change: PlanChange }) {
  return (
    <div class={styles['change']}>
      <span class={styles['changeWhat']}>{[changeWords[what], mode].filter(Boolean).join(', ')}</span>
      {before && (
        <>
          <Colored shown={before} />
          <span class={styles['before']}>{after ? before.text : <s>{before.text}</s>}</span>
        </>
      )}
      {before && after && <span class={lines['quiet']}>→</span>}
      {after && (
        <>
          <Colored shown={after} />
          <span class={styles['after']}>{after.text}</span>
        </>
      )}
    </div>
  )
}

const Colored = ({ shown: { color } }: { readonly shown: Shown }) =>
  color ? <span class={lines['color']} style={{ background: color }} aria-hidden /> : null
