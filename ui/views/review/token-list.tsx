/** The list with its keys: arrows move, Enter renames, R gives a role, M joins, X excludes, Z undoes. */
import { useRef, useState } from 'preact/hooks'
import { VirtualList } from '../../parts/virtual-list.tsx'
import type { ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { exclude, merge, rename, undo } from './decide.ts'
import { ROLE_MENU } from './role-menu.tsx'
import { Heading, heightOf, Item, Ramp, rowId } from './rows.tsx'
import styles from './review-view.css'

const PAGE = 10

export function TokenList() {
  const panel = usePanel()
  const { review } = panel
  const { selected, hovered, merging } = review
  const rows = review.rows.value
  const items = rows.filter((row) => row.row === 'token' || row.row === 'role')
  const [renaming, setRenaming] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const at = items.findIndex(({ key }) => key === selected.value)
  const current = items[at]

  const move = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))]
    if (next) selected.value = next.key
  }
  const select = (item: ItemRow) => {
    const from = review.tokenAt(merging.value)
    merging.value = null
    if (from && item.row === 'token' && from.key !== item.key) merge(panel, from, item)
    else selected.value = item.key
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(PAGE),
    PageUp: () => move(-PAGE),
    Home: () => move(-items.length),
    End: () => move(items.length),
    Enter: () => (current && merging.value ? select(current) : setRenaming(current?.key ?? null)),
    F2: () => setRenaming(current?.key ?? null),
    x: () => current && exclude(panel, current),
    m: () => current?.row === 'token' && (merging.value = current.key),
    r: () => document.querySelector<HTMLElement>(`#${ROLE_MENU}`)?.focus(),
    z: () => void undo(panel),
    Escape: () => (merging.value === null ? (selected.value = null) : (merging.value = null)),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey
    const isUndo = event.key === 'z' && (event.metaKey || event.ctrlKey)
    const act = plain || isUndo ? keys[event.key] : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  const onRename = (item: ItemRow) => (path: string[] | null) => {
    setRenaming(null)
    list.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
    if (path) rename(panel, item, path)
  }

  return (
    <div
      ref={list}
      class={styles['anchor']}
      style={{ flexDirection: 'column' }}
      onDblClick={() => current && setRenaming(current.key)}
    >
      <VirtualList
        // Another search begins at its top.
        key={JSON.stringify(review.wanted.value)}
        class={styles['list'] ?? ''}
        items={rows}
        grid={{ label: 'Tokens', active: current ? rowId(current.key) : undefined, onKeyDown }}
        keyOf={(row) => row.key}
        heightOf={heightOf}
        activeKey={selected.value}
        render={(row) =>
          row.row === 'heading' ? (
            <Heading row={row} statistics={review.set.value?.statistics[row.type.name]} />
          ) : row.row === 'ramp' ? (
            <Ramp
              row={row}
              selected={selected.value}
              onSelect={select}
              onHover={(key) => review.hover(key)}
            />
          ) : (
            <Item
              item={row}
              isSelected={row.key === selected.value}
              isLit={row.key === hovered.value}
              renaming={row.key === renaming}
              onSelect={() => select(row)}
              onHover={(over) => review.hover(over ? row.key : null)}
              onRename={onRename(row)}
            />
          )
        }
      />
    </div>
  )
}
