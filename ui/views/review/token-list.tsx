/**
 * The list with its keys: arrows move (in a table of roles also sideways), Enter renames or chooses, R gives a role, M joins,
 * X excludes, Z undoes.
 */
import { useMemo, useRef, useState } from 'preact/hooks'
import { topsOf, VirtualList } from '../../parts/virtual-list.tsx'
import type { ItemRow } from '../../state/rows.ts'
import { isHead, type Row } from '../../state/sections.ts'
import { usePanel } from '../panel-context.ts'
import { AddRole } from './add-role.tsx'
import { CellPicker } from './cell-picker.tsx'
import { exclude, excludeMany, merge, redo, rename, undo } from './decide.ts'
import { type Finding, Findings, saidOf } from './findings.tsx'
import { JumpList } from './jump-list.tsx'
import { ROLE_MENU } from './role-menu.tsx'
import { cellId, RoleLine, TableHead } from './role-line.tsx'
import { Family, Heading, heightOf, rowId, TokenLine } from './rows.tsx'
import styles from './review-view.css'

const PAGE = 10

/** Above the first head, and gone with the first scroll. */
interface FindingsRow {
  readonly row: 'findings'
  readonly key: 'findings'
}

export function TokenList({ onOpen }: { readonly onOpen: (finding: Finding) => void }) {
  const panel = usePanel()
  const { review } = panel
  const { selected, hovered, merging, picking, folded, marked } = review
  const said = saidOf(review)
  const listed = review.rows.value
  const rows = useMemo((): (Row | FindingsRow)[] => {
    return said.length > 0 ? [{ row: 'findings', key: 'findings' }, ...listed] : [...listed]
  }, [listed, said.length > 0])
  const items = rows.filter((row) => row.row === 'token' || row.row === 'role')
  const [renaming, setRenaming] = useState<string | null>(null)
  /** The mode of a role that the keys are at. */
  const [column, setColumn] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const at = items.findIndex(({ key }) => key === selected.value)
  const current = items[at]
  const several = items.filter(({ key }) => marked.value.has(key))
  const modes = current?.row === 'role' ? current.cells.map(({ mode }) => mode) : []
  const mode = column !== null && modes.includes(column) ? column : null

  const move = (by: number, event?: KeyboardEvent) => {
    const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))]
    if (!next) return
    marked.value = event?.shiftKey
      ? new Set([...marked.value, ...(current ? [current.key] : []), next.key])
      : new Set()
    selected.value = next.key
  }
  /** With Shift all between, with Ctrl or Cmd this one more. */
  const mark = (item: ItemRow, event: MouseEvent) => {
    const next = new Set(current ? [...marked.value, current.key] : marked.value)
    const to = items.indexOf(item)
    if (event.shiftKey && at >= 0) {
      for (const { key } of items.slice(Math.min(at, to), Math.max(at, to) + 1)) next.add(key)
    } else if (!next.delete(item.key)) next.add(item.key)
    marked.value = next
    selected.value = item.key
  }
  const sideways = (by: number) =>
    setColumn([null, ...modes][(mode ? modes.indexOf(mode) + 1 : 0) + by] ?? mode)
  const select = (item: ItemRow, event?: MouseEvent) => {
    if (event && (event.shiftKey || event.metaKey || event.ctrlKey)) return mark(item, event)
    marked.value = new Set()
    const from = review.tokenAt(merging.value)
    merging.value = null
    setColumn(null)
    if (from && item.row === 'token' && from.key !== item.key) merge(panel, from, item)
    else selected.value = item.key
  }
  const pick = (item: ItemRow, chosen: string) => {
    setColumn(chosen)
    picking.value = { role: item.key, mode: chosen }
  }
  const enter = () => {
    if (current && merging.value) select(current)
    else if (current && mode) pick(current, mode)
    else setRenaming(current?.key ?? null)
  }
  const giveRole = () => {
    const [first] = modes
    if (current && first !== undefined) pick(current, mode ?? first)
    else document.querySelector<HTMLElement>(`#${ROLE_MENU}`)?.focus()
  }
  const keys: Record<string, (event: KeyboardEvent) => void> = {
    ArrowDown: (event) => move(1, event),
    ArrowUp: (event) => move(-1, event),
    ArrowRight: () => sideways(1),
    ArrowLeft: () => mode !== null && sideways(-1),
    PageDown: () => move(PAGE),
    PageUp: () => move(-PAGE),
    Home: () => move(-items.length),
    End: () => move(items.length),
    Enter: enter,
    F2: () => setRenaming(current?.key ?? null),
    x: () => (several.length > 1 ? excludeMany(panel, several) : current && exclude(panel, current)),
    m: () => current?.row === 'token' && (merging.value = current.key),
    r: giveRole,
    z: (event) => void (event.shiftKey ? redo(panel) : undo(panel)),
    Escape: () => {
      if (merging.value !== null) merging.value = null
      else if (marked.value.size > 0) marked.value = new Set()
      else selected.value = null
    },
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLButtonElement) return
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey
    const isUndo = key === 'z' && (event.metaKey || event.ctrlKey)
    const act = plain || isUndo ? keys[key] : undefined
    if (!act) return
    event.preventDefault()
    act(event)
  }
  const focus = () => list.current?.querySelector<HTMLElement>('[role=grid]')?.focus()
  const onRename = (item: ItemRow) => (path: string[] | null) => {
    setRenaming(null)
    focus()
    if (path) rename(panel, item, path)
  }
  const fold = (key: string) => {
    const next = new Set(folded.value)
    if (!next.delete(key)) next.add(key)
    folded.value = next
  }
  const jump = (key: string) => {
    const top = topsOf(rows.map(heightOf))[rows.findIndex((row) => row.key === key)]
    if (scroller.current && top !== undefined) scroller.current.scrollTop = top
  }

  const render = (row: Row | FindingsRow) => {
    const onFold = () => fold(row.key)
    switch (row.row) {
      case 'findings':
        return <Findings said={said} onOpen={onOpen} />
      case 'heading': {
        const statistics = review.set.value?.statistics[row.type.name]
        return <Heading row={row} statistics={statistics} onFold={onFold} />
      }
      case 'table':
        return <TableHead head={row} onFold={onFold} />
      case 'add':
        return <AddRole table={row.table} />
      case 'ramp':
        return (
          <Family
            row={row}
            selected={selected.value}
            onSelect={select}
            onHover={(key) => review.hover(key)}
            onMark={() => {
              marked.value = new Set(row.tokens.map(({ key }) => key))
              selected.value = row.tokens[0]?.key ?? null
            }}
            onFold={onFold}
          />
        )
      case 'role':
      case 'token': {
        const line = {
          isSelected: row.key === selected.value || marked.value.has(row.key),
          isLit: row.key === hovered.value,
          renaming: row.key === renaming,
          onSelect: (event: MouseEvent) => select(row, event),
          onHover: (over: boolean) => review.hover(over ? row.key : null),
          onRename: onRename(row),
        }
        if (row.row === 'token') return <TokenLine item={row} {...line} />
        return <RoleLine item={row} at={mode} onPick={(chosen) => pick(row, chosen)} {...line} />
      }
    }
  }

  return (
    <div
      ref={list}
      class={styles['anchor']}
      style={{ flexDirection: 'column' }}
      onDblClick={() => current && mode === null && setRenaming(current.key)}
    >
      <JumpList rows={listed} onJump={jump} />
      <VirtualList
        // Another search begins at its top.
        key={JSON.stringify(review.wanted.value)}
        class={styles['list'] ?? ''}
        items={rows}
        scroller={scroller}
        isHead={(row) => row.row !== 'findings' && isHead(row)}
        grid={{
          label: 'Tokens',
          active: current && (mode ? cellId(current.key, mode) : rowId(current.key)),
          onKeyDown,
        }}
        keyOf={(row) => row.key}
        heightOf={heightOf}
        activeKey={selected.value}
        render={render}
      />
      <CellPicker scroller={scroller} onClose={focus} />
    </div>
  )
}
