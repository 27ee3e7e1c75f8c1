/** What can be done to several at once. */
import { Button } from '@create-figma-plugin/ui'
import type { ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { canDecide, excludeMany, mergeMany } from './decide.ts'

interface BulkProps {
  readonly items: readonly ItemRow[]
  readonly onRename: () => void
}

export function Bulk({ items, onRename }: BulkProps) {
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
