/** Values that few people tell apart, on one screen: whom each group keeps, what changes, and one button for all. */
import { Button, Checkbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { valueOf } from '../../state/rows.ts'
import { type Group, groupsOf } from '../../state/twins.ts'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { canDecide, cleanUp } from './decide.ts'
import styles from './findings.css'

export function TwinsList() {
  const panel = usePanel()
  const { review } = panel
  const [keepers, setKeepers] = useState<Readonly<Record<string, string>>>({})
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const groups = groupsOf(review.set.value?.twins ?? [], (key) => review.tokenAt(key), keepers)
  const chosen = groups.filter(({ key }) => !left.has(key))
  const count = (of: (group: Group) => number) => chosen.reduce((sum, group) => sum + of(group), 0)
  const [joined, changes] = [count(({ drop }) => drop.length), count((group) => group.changes)]
  const tick = (key: string, on: boolean) => {
    const next = new Set(left)
    if (on) next.delete(key)
    else next.add(key)
    setLeft(next)
  }
  if (groups.length === 0) return <p class={styles['quiet']}>No two values are that close any more.</p>
  return (
    <>
      <ul>
        {groups.map((group) => (
          <li key={group.key} class={styles['group']}>
            <Checkbox
              aria-label={`Join ${[group.keep, ...group.drop].map(({ token }) => valueOf(token)).join(', ')}`}
              value={!left.has(group.key)}
              onValueChange={(on) => tick(group.key, on)}
            >
              <span />
            </Checkbox>
            <Members group={group} onKeep={(key) => setKeepers({ ...keepers, [group.key]: key })} />
            <span class={styles['says']}>
              {group.changes} {group.changes === 1 ? 'place gets' : 'places get'} {valueOf(group.keep.token)}
            </span>
          </li>
        ))}
      </ul>
      <div class={styles['top']}>
        <span class={styles['quiet']}>
          {joined === 0
            ? 'Nothing is chosen.'
            : `${joined} ${joined === 1 ? 'token goes' : 'tokens go'}, ${changes} ${changes === 1 ? 'place changes' : 'places change'}. One undo brings all back.`}
        </span>
        <Button secondary disabled={joined === 0 || !canDecide(panel)} onClick={() => cleanUp(panel, chosen)}>
          Clean up
        </Button>
      </div>
    </>
  )
}

interface MembersProps {
  readonly group: Group
  readonly onKeep: (key: string) => void
}

function Members({ group: { key, keep, drop }, onKeep }: MembersProps) {
  const { review } = usePanel()
  const members = [keep, ...drop].toSorted((a, b) => b.evidence.sightings - a.evidence.sightings)
  return (
    <div class={styles['members']} role="radiogroup" aria-label="Which one to keep">
      {members.map((row) => (
        <label
          key={row.key}
          class={styles['member']}
          onMouseEnter={() => review.hover(row.key)}
          onMouseLeave={() => review.hover(null)}
        >
          <input
            type="radio"
            class="only-read-aloud"
            name={`twins ${key}`}
            checked={row === keep}
            onChange={() => onKeep(row.key)}
          />
          <Specimen as={row.type.specimen} token={row.token} size="mini" />
          {valueOf(row.token)}
          <span class={styles['quiet']}>{row.evidence.sightings} ×</span>
        </label>
      ))}
    </div>
  )
}
