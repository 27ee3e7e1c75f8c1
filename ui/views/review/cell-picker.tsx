/** What a role is in one mode, chosen where it stands: with a search, and what can be read on what it stands against. */
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type RoleRow, type TokenRow, valueOf } from '../../state/rows.ts'
import { againstOf, ratioText, readableOn } from '../../values/against.ts'
import { hexOf } from '../../values/contrast.ts'
import { usePanel } from '../panel-context.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { canDecide, setCell } from './decide.ts'
import { shortName } from './names.ts'
import { cellId } from './role-line.tsx'
import styles from './cell-picker.css'

interface CellPickerProps {
  readonly scroller: RefObject<HTMLElement>
  readonly onClose: () => void
}

export function CellPicker({ scroller, onClose }: CellPickerProps) {
  const panel = usePanel()
  const { review } = panel
  const open = review.picking.value
  const row = review.items.value.find(
    (item): item is RoleRow => item.row === 'role' && item.key === open?.role,
  )
  const close = () => {
    review.picking.value = null
    review.hover(null)
    onClose()
  }
  useEffect(() => {
    const list = scroller.current
    if (!open || !list) return
    const put = () => (review.picking.value = null)
    list.addEventListener('scroll', put, { passive: true })
    return () => list.removeEventListener('scroll', put)
  }, [open])
  if (!open || !row || !canDecide(panel)) return null
  return <Choices key={`${open.role} ${open.mode}`} row={row} mode={open.mode} onClose={close} />
}

interface ChoicesProps {
  readonly row: RoleRow
  readonly mode: string
  readonly onClose: () => void
}

/** px. */
const ROOM = { width: 300, height: 320, air: 8 }
/** More are found by typing. */
const MOST = 60

function Choices({ row, mode, onClose }: ChoicesProps) {
  const panel = usePanel()
  const { review } = panel
  const [query, setQuery] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const held = row.points.find((point) => point.mode === mode)?.token.key
  const found = choicesFor(row, review.items.value, query)
  const options: (TokenRow | null)[] = [...found.slice(0, MOST), ...(query === '' && held ? [null] : [])]
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      found.findIndex(({ key }) => key === held),
    ),
  )
  const tokens = review.items.value.flatMap((item) =>
    item.row === 'token' && !item.excluded ? [item.token] : [],
  )
  const roles = review.items.value.filter((item) => item.row === 'role')
  const against = againstOf(row, mode, roles, tokens)

  // Before it is painted: below its cell, or above where there is more room.
  useLayoutEffect(() => {
    const cell = document.querySelector(`#${CSS.escape(cellId(row.key, mode))}`)?.getBoundingClientRect()
    const style = box.current?.style
    if (!cell || !style) return
    const below = innerHeight - cell.bottom - ROOM.air
    const height = Math.min(ROOM.height, Math.max(below, cell.top - ROOM.air))
    style.maxHeight = `${height}px`
    style.left = `${Math.max(ROOM.air, Math.min(cell.left, innerWidth - ROOM.width - ROOM.air))}px`
    if (below >= Math.min(ROOM.height, cell.top)) style.top = `${cell.bottom}px`
    else style.bottom = `${innerHeight - cell.top}px`
    input.current?.focus()
  }, [])
  useEffect(() => {
    document.querySelector(`#${optionId(at)}`)?.scrollIntoView({ block: 'nearest' })
    review.hover(options[at]?.key ?? null)
  }, [at, query])

  const choose = (option: TokenRow | null | undefined) => {
    if (option !== undefined && option?.key !== held) setCell(panel, row, mode, option)
    onClose()
  }
  const keys: Record<string, () => void> = {
    ArrowDown: () => setAt(Math.min(options.length - 1, at + 1)),
    ArrowUp: () => setAt(Math.max(0, at - 1)),
    Enter: () => choose(options[at]),
    Escape: onClose,
    Tab: onClose,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    const act = keys[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  const label = `${row.semantic.role} in ${mode}`
  return (
    <>
      <div class={styles['behind']} onClick={onClose} />
      <div ref={box} class={styles['picker']} onKeyDown={onKeyDown} role="dialog" aria-label={label}>
        <input
          ref={input}
          class={styles['search']}
          role="combobox"
          aria-label={`Search for ${label}`}
          aria-expanded="true"
          aria-controls="cell-options"
          aria-activedescendant={options.length > 0 ? optionId(at) : undefined}
          placeholder={label}
          spellcheck={false}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
        />
        <div id="cell-options" class={styles['options']} role="listbox" aria-label={label}>
          {options.map((option, i) => (
            <div
              key={option?.key ?? ''}
              id={optionId(i)}
              role="option"
              aria-selected={option?.key === held}
              class={`${styles['option']} ${i === at ? styles['at'] : ''}`}
              onMouseMove={() => i !== at && setAt(i)}
              onClick={() => choose(option)}
            >
              {option ? (
                <Choice
                  row={option}
                  held={option.key === held}
                  readable={readableOn(hexOf(option.token), against)}
                />
              ) : (
                <span class={styles['name']}>Not set</span>
              )}
            </div>
          ))}
          {options.length === 0 && (
            <div class={styles['nothing']} role="option" aria-disabled="true" aria-selected="false">
              Nothing fits “{query}”
            </div>
          )}
        </div>
      </div>
    </>
  )
}

const optionId = (at: number): string => `cell-option-${at}`

interface ChoiceProps {
  readonly row: TokenRow
  readonly held: boolean
  readonly readable: ReturnType<typeof readableOn>
}

function Choice({ row: { token, type }, held, readable }: ChoiceProps) {
  return (
    <>
      <Specimen as={type.specimen} token={token} size="mini" />
      <span class={styles['name']}>
        {held && '✓ '}
        {shortName(token.path, type)}
      </span>
      <span class={styles['value']}>{valueOf(token)}</span>
      {readable && (
        <span
          class={`${styles['ratio']} ${readable.passes ? '' : styles['fail']}`}
          title="Contrast with what it is met with most"
        >
          {ratioText(readable.ratio)}
        </span>
      )}
    </>
  )
}

/** Every word must be in the name or the value. */
function choicesFor({ type }: RoleRow, items: readonly (RoleRow | TokenRow)[], query: string): TokenRow[] {
  const words = query.toLowerCase().split(/\s+/)
  return items.filter((item): item is TokenRow => {
    if (item.row !== 'token' || item.type !== type || item.excluded) return false
    const text = `${item.token.path.join('/')} ${valueOf(item.token)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
