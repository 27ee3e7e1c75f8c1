/** Review: the tokens on the left, the pixels that prove them on the right (a drawer where it is narrow). */
import { Button, IconButton, IconReset16, IconSearchSmall24 } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { Empty } from '../../parts/empty.tsx'
import { useIsWide } from '../../parts/use-is-wide.ts'
import { View } from '../../parts/view.tsx'
import type { ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { Bulk } from './bulk.tsx'
import { canDecide, redo, undo } from './decide.ts'
import { EvidencePane } from './evidence-pane.tsx'
import { type Finding, findingTitles, lists } from './findings.tsx'
import { RenameMany } from './rename-many.tsx'
import { TokenList } from './token-list.tsx'
import { Tools } from './tools.tsx'
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
            {open !== null ? (
              <Instead what={open} items={marked} onClose={() => setOpen(null)} />
            ) : review.rows.value.length === 0 ? (
              <NothingFits />
            ) : (
              <TokenList onOpen={setOpen} />
            )}
          </div>
          {isWide && (
            <div class={styles['right']}>
              <EvidencePane />
            </div>
          )}
        </div>
        {isLooking && !isWide && review.picking.value === null && (
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
  const canWrite = host.figma?.canWrite === true && shows.value !== 'example'
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
