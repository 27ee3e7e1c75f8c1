/** One more role below a table: one that the sort knows, or one of the designer's own. */
import { useRef, useState } from 'preact/hooks'
import { freeRoles, roleFrom } from '../../state/role-cells.ts'
import type { TableRow } from '../../state/sections.ts'
import { usePanel } from '../panel-context.ts'
import { addRole, canDecide } from './decide.ts'
import row from './row.css'
import styles from './add-role.css'

export function AddRole({ table }: { readonly table: TableRow }) {
  const panel = usePanel()
  const [typed, setTyped] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  if (!canDecide(panel)) return <div role="gridcell" />
  const free = freeRoles(table, panel.review.items.value)
  const role = roleFrom(typed ?? '')
  const finish = (add: boolean) => {
    if (add && role) addRole(panel, table, role)
    setTyped(null)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Enter' && role) finish(true)
    if (event.key === 'Escape') finish(false)
  }
  const list = `free ${table.key}`.replaceAll(/\W+/g, '-')
  return (
    <div role="gridcell" class={styles['add']}>
      {typed === null ? (
        <button ref={button} type="button" class={styles['button']} onClick={() => setTyped('')}>
          + Add a role
        </button>
      ) : (
        <>
          <input
            class={`${row['input']} ${styles['field']}`}
            aria-label="Name of the role"
            list={list}
            placeholder={free[0] ?? 'danger/hover'}
            spellcheck={false}
            value={typed}
            ref={(field) => field?.focus()}
            onInput={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <datalist id={list}>
            {free.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
          <button type="button" class={styles['button']} disabled={!role} onClick={() => finish(true)}>
            Add
          </button>
          <button type="button" class={styles['button']} onClick={() => finish(false)}>
            Cancel
          </button>
        </>
      )}
    </div>
  )
}
