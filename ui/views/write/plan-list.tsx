/** The plan as a diff: counts on top, lines with ticks below. */
import { Button } from '@create-figma-plugin/ui'
import { useMemo, useState } from 'preact/hooks'
import type { Action, Plan, WriteOptions } from '../../../shared/variables.ts'
import { View } from '../../parts/view.tsx'
import { VirtualList } from '../../parts/virtual-list.tsx'
import { countsOf, type GroupRow, planRows } from '../../state/plan-rows.ts'
import type { Writing } from '../../state/writing.ts'
import { Notice } from '../../parts/notice.tsx'
import { heightOf, Line } from './plan-line.tsx'
import { actionWords } from './words.ts'
import { Options } from './write-options.tsx'
import lines from '../../parts/lines.css'
import styles from './write-view.css'

interface PlanListProps {
  readonly plan: Plan
  readonly reverting: boolean
  readonly writing: Writing
  /** A new plan, with other options where some are given. */
  readonly onPlan: (options?: WriteOptions, more?: boolean) => void
}

export function PlanList({ plan, reverting, writing, onPlan }: PlanListProps) {
  const [only, setOnly] = useState<Action | null>(null)
  const { ticked, options, last } = writing
  const rows = useMemo(() => planRows(plan, only), [plan, only])
  const count = plan.lines.filter(({ id }) => ticked.value.has(id)).length

  return (
    <View
      title={reverting ? 'What would be taken back' : 'What would be written'}
      flush
      note={reverting ? 'What was edited since is left alone.' : 'Nothing is deleted unless you tick it.'}
      actions={
        <>
          {reverting ? (
            <Button secondary onClick={() => onPlan()}>
              Keep it
            </Button>
          ) : (
            last.value && (
              <Button secondary onClick={() => void writing.planRevert()}>
                Revert last write …
              </Button>
            )
          )}
          <Button disabled={count === 0} danger={reverting} onClick={() => void writing.apply()}>
            {reverting ? `Take back ${count}` : count === 0 ? 'Nothing to write' : `Write ${count}`}
          </Button>
        </>
      }
    >
      <div class={lines['column']}>
        <Counts plan={plan} only={only} onOnly={setOnly} />
        {!reverting && options.value && (
          <Options
            options={options.value}
            savePoint={writing.savePoint.value}
            onSavePoint={(on) => (writing.savePoint.value = on)}
            onChange={onPlan}
          />
        )}
        {plan.libraries && <Libraries seen={plan.libraries} onMore={() => onPlan(undefined, true)} />}
        {plan.covered && options.value && (
          <Covered
            ramps={plan.covered}
            onHide={() => options.value && onPlan({ ...options.value, hideCovered: true })}
          />
        )}
        {rows.length === 0 ? (
          <div class={lines['middle']}>
            <Notice title="Everything is in the file already">
              {plan.lines.length} {plan.lines.length === 1 ? 'thing is' : 'things are'} as measured. Writing
              again changes nothing.
            </Notice>
          </div>
        ) : (
          <VirtualList
            class={lines['list'] ?? ''}
            items={rows}
            keyOf={(row) => row.key}
            heightOf={heightOf}
            render={(row) =>
              row.row === 'group' ? (
                <Group row={row} writing={writing} />
              ) : (
                <Line line={row.line} writing={writing} />
              )
            }
          />
        )}
      </div>
    </View>
  )
}

interface LibrariesProps {
  readonly seen: NonNullable<Plan['libraries']>
  readonly onMore: () => void
}

/** Each variable of a library has to be fetched for its value: large ones are compared part by part. */
function Libraries({ seen: { read, total }, onMore }: LibrariesProps) {
  if (read >= total) return null
  return (
    <div class={styles['libraries']}>
      <span>
        {read} of {total} library variables compared.
      </span>
      <button type="button" class={styles['all']} onClick={onMore}>
        Compare more
      </button>
    </div>
  )
}

interface CoveredProps {
  readonly ramps: readonly string[]
  readonly onHide: () => void
}

function Covered({ ramps: [first = '', ...others], onHide }: CoveredProps) {
  return (
    <div class={styles['libraries']}>
      <span>
        Roles stand for {first}
        {others.length > 0 && ` and ${others.length} more`} wherever it was seen.
      </span>
      <button type="button" class={styles['all']} onClick={onHide}>
        Keep out of the library
      </button>
    </div>
  )
}

interface CountsProps {
  readonly plan: Plan
  readonly only: Action | null
  readonly onOnly: (only: Action | null) => void
}

function Counts({ plan, only, onOnly }: CountsProps) {
  return (
    <div class={styles['counts']} role="group" aria-label="Show only">
      {countsOf(plan).map(({ action, count }) => (
        <button
          key={action}
          type="button"
          class={styles['count']}
          aria-pressed={only === action}
          onClick={() => onOnly(only === action ? null : action)}
        >
          {count} {actionWords[action].count}
        </button>
      ))}
    </div>
  )
}

function Group({ row: { title, ids }, writing }: { readonly row: GroupRow; readonly writing: Writing }) {
  const { ticked } = writing
  const all = ids.every((id) => ticked.value.has(id))
  const toggle = () => {
    const next = new Set(ticked.value)
    for (const id of ids) {
      if (all) next.delete(id)
      else next.add(id)
    }
    ticked.value = next
  }
  return (
    <div class={styles['group']}>
      <h2>{title}</h2>
      {ids.length > 1 && (
        <button type="button" class={styles['all']} onClick={toggle}>
          {all ? 'Untick all' : 'Tick all'}
        </button>
      )}
    </div>
  )
}
