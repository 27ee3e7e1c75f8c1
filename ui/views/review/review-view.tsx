/** Review: the tokens on the left, the pixels that prove them on the right (a drawer where it is narrow). */
import {
  Button,
  Dropdown,
  IconButton,
  IconReset16,
  IconSearchSmall24,
  SearchTextbox,
} from '@create-figma-plugin/ui'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Empty } from '../../parts/empty.tsx'
import { useIsWide } from '../../parts/use-is-wide.ts'
import { View } from '../../parts/view.tsx'
import { countOf, type Filter, filters, type ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { canDecide, excludeMany, mergeMany, redo, undo } from './decide.ts'
import { EvidencePane } from './evidence-pane.tsx'
import { type Finding, findingTitles, Findings, lists } from './findings.tsx'
import { RenameMany } from './rename-many.tsx'
import { TokenList } from './token-list.tsx'
import shown from './findings.css'
import styles from './review-view.css'

export function ReviewView() {
  const panel = usePanel()
  const { review } = panel
  const count = review.items.value.filter((item) => item.row === 'token' && !item.excluded).length
  const isWide = useIsWide()
  const isLooking = review.selected.value !== null
  const [open, setOpen] = useState<Finding | 'rename' | null>(null)
  const marked = review.items.value.filter(({ key }) => review.marked.value.has(key))
  if (review.set.value && review.set.value.primitives.length === 0) return <NothingObserved />
  return (
    <View
      title="Review"
      flush
      note={<Hint count={count} marked={marked.length} />}
      actions={marked.length > 1 ? <Bulk items={marked} onRename={() => setOpen('rename')} /> : <Actions />}
    >
      <div class={styles['whole']}>
        <div class={styles['panes']}>
          <div class={styles['left']}>
            <Tools />
            <Findings open={open === 'rename' ? null : open} onOpen={setOpen} />
            {open !== null ? (
              <Instead what={open} items={marked} onClose={() => setOpen(null)} />
            ) : review.rows.value.length === 0 ? (
              <NothingFits />
            ) : (
              <TokenList />
            )}
          </div>
          {isWide && (
            <div class={styles['right']}>
              <EvidencePane />
            </div>
          )}
        </div>
        {isLooking && !isWide && (
          <div class={styles['drawer']}>
            <EvidencePane closable />
          </div>
        )}
      </div>
    </View>
  )
}

interface InsteadProps {
  readonly what: Finding | 'rename'
  readonly items: readonly ItemRow[]
  readonly onClose: () => void
}

/** What stands in the place of the list for a while. */
function Instead({ what, items, onClose }: InsteadProps) {
  const List = what === 'rename' ? null : lists[what]
  return (
    <section
      class={shown['panel']}
      aria-label={what === 'rename' ? 'Rename' : findingTitles[what]}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div class={shown['top']}>
        <h2>{what === 'rename' ? `Rename ${items.length}` : findingTitles[what]}</h2>
        <Button secondary onClick={onClose}>
          Back to the tokens
        </Button>
      </div>
      <div class={shown['body']} tabIndex={0}>
        {List ? <List /> : <RenameMany items={items} onDone={onClose} />}
      </div>
    </section>
  )
}

interface BulkProps {
  readonly items: readonly ItemRow[]
  readonly onRename: () => void
}

/** What can be done to several at once. */
function Bulk({ items, onRename }: BulkProps) {
  const panel = usePanel()
  const tokens = items.filter((item) => item.row === 'token')
  const isOneSort = tokens.length === items.length && new Set(tokens.map(({ type }) => type)).size === 1
  const clear = () => (panel.review.marked.value = new Set())
  const act = (work: () => void) => () => {
    work()
    clear()
  }
  const disabled = !canDecide(panel)
  return (
    <>
      <Button secondary onClick={clear}>
        Choose none
      </Button>
      <Button secondary disabled={disabled} onClick={onRename}>
        Rename …
      </Button>
      {isOneSort && (
        <Button secondary disabled={disabled} onClick={act(() => mergeMany(panel, tokens))}>
          Join
        </Button>
      )}
      <Button secondary disabled={disabled} onClick={act(() => excludeMany(panel, items))}>
        {items.every(({ excluded }) => excluded) ? 'Bring back' : 'Exclude'}
      </Button>
    </>
  )
}

function Hint({ count, marked }: { readonly count: number; readonly marked: number }) {
  const panel = usePanel()
  const { review } = panel
  const from = review.tokenAt(review.merging.value)
  if (from) return <>Click the token to join “{from.token.path.slice(1).join('/')}” with, or press Escape.</>
  if (!canDecide(panel)) return <>Read only: who may edit this file may change tokens too.</>
  if (marked > 1) return <>{marked} chosen</>
  const waiting = review.curating.unsent.value.length
  if (panel.shows.value === 'file' && waiting > 0) {
    return <>{waiting} decided, kept in this file; the server is told when it is there.</>
  }
  return (
    <>
      {count} {count === 1 ? 'token' : 'tokens'}
      <span class={styles['keys']}>
        {' '}
        · ↑ ↓ to move, Enter renames, R gives a role, M joins, X excludes, Z undoes, / searches
      </span>
    </>
  )
}

function Actions() {
  const panel = usePanel()
  const { place, host, review, shows } = panel
  const undoable = review.curating.undoable.value.at(-1)
  const redoable = review.curating.redoable.value.at(-1)
  const canWrite = host.figma !== undefined && shows.value !== 'example'
  return (
    <>
      {undoable && (
        <IconButton
          aria-label={`Undo: ${undoable.what}`}
          title={`Undo: ${undoable.what}`}
          onClick={() => void undo(panel)}
        >
          <IconReset16 />
        </IconButton>
      )}
      {redoable && (
        <IconButton
          aria-label={`Do again: ${redoable.what}`}
          title={`Do again: ${redoable.what}`}
          onClick={() => void redo(panel)}
        >
          <span class={styles['mirrored']}>
            <IconReset16 />
          </span>
        </IconButton>
      )}
      {canWrite && shows.value === 'own' && (
        <Button secondary onClick={() => (place.value = 'export')}>
          Export
        </Button>
      )}
      <Button onClick={() => (place.value = canWrite ? 'write' : 'export')}>
        {canWrite ? 'Write to file …' : 'Export …'}
      </Button>
    </>
  )
}

const filterTitles: Record<Filter, string> = {
  all: 'Everything',
  doubtful: 'Doubtful',
  once: 'Seen once',
  new: 'New',
  contrast: 'Contrast too low',
  excluded: 'Excluded',
}

function Tools() {
  const { review } = usePanel()
  const { query, filter, type } = review.wanted.value
  useEffect(() => {
    const find = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      document.querySelector<HTMLInputElement>(`.${styles['search']} input`)?.focus()
    }
    addEventListener('keydown', find)
    return () => removeEventListener('keydown', find)
  }, [])
  const types = review.types.value.filter(({ name }) =>
    review.items.value.some((item) => item.type.name === name),
  )
  const offered = useMemo(
    () =>
      filters
        .map((name) => ({ name, count: countOf(review.items.value, name) }))
        .filter(({ name, count }) => name === 'all' || name === filter || count > 0),
    [review.items.value, filter],
  )
  const options = [
    ...offered.map(({ name, count }) => ({
      value: `filter ${name}`,
      text: name === 'all' ? filterTitles.all : `${filterTitles[name]} (${count})`,
    })),
    ...(types.length > 1
      ? ['-' as const, ...types.map(({ name, title }) => ({ value: `type ${name}`, text: title }))]
      : []),
  ]
  const choose = (value: string) => {
    const [what, name = ''] = value.split(' ')
    review.wanted.value =
      what === 'type'
        ? { query, filter: 'all', type: name }
        : { query, filter: filters.find((one) => one === name) ?? 'all', type: '' }
  }
  return (
    <div class={styles['tools']}>
      <div class={styles['search']}>
        <SearchTextbox
          clearOnEscapeKeyDown
          placeholder="Search names and values"
          value={query}
          onValueInput={(next) => (review.wanted.value = { query: next, filter, type })}
        />
      </div>
      <div class={styles['filter']}>
        <Dropdown
          aria-label="Show"
          options={options}
          value={type ? `type ${type}` : `filter ${filter}`}
          onValueChange={choose}
        />
      </div>
    </div>
  )
}

function NothingFits() {
  const { review } = usePanel()
  return (
    <Empty
      icon={<IconSearchSmall24 />}
      title="Nothing fits"
      actions={
        <Button secondary onClick={() => (review.wanted.value = { query: '', filter: 'all', type: '' })}>
          Show everything
        </Button>
      }
    >
      No token fits this search and filter.
    </Empty>
  )
}

function NothingObserved() {
  const { place } = usePanel()
  return (
    <View title="Review" actions={<Button onClick={() => (place.value = 'frames')}>Back to frames</Button>}>
      <Empty icon={<IconSearchSmall24 />} title="Nothing was observed">
        The frames hold nothing that could be measured with certainty: no flat areas, lines or text. A
        photograph alone has no tokens. Nothing is invented, so there is nothing to show.
      </Empty>
    </View>
  )
}
