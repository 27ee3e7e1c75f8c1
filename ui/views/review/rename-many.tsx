/** Many names at once, each looked at before anything changes. */
import { Button, Textbox } from '@create-figma-plugin/ui'
import { useState } from 'preact/hooks'
import { familyOf, renamedAll } from '../../state/renaming.ts'
import type { ItemRow } from '../../state/rows.ts'
import { usePanel } from '../panel-context.ts'
import { renameMany } from './decide.ts'
import { shortName } from './names.ts'
import styles from './findings.css'

interface RenameManyProps {
  readonly items: readonly ItemRow[]
  readonly onDone: () => void
}

export function RenameMany({ items, onDone }: RenameManyProps) {
  const panel = usePanel()
  const [find, setFind] = useState(familyOf(items))
  const [replace, setReplace] = useState('')
  const renamed = renamedAll(items, find, replace, panel.review.items.value)
  const bad = renamed.filter(({ path, taken }) => path === null || taken)
  const change = () => {
    renameMany(panel, renamed)
    onDone()
  }
  return (
    <>
      <div class={styles['fields']}>
        <label class={styles['label']}>
          Replace
          <Textbox value={find} onValueInput={setFind} />
        </label>
        <label class={styles['label']}>
          with
          <Textbox value={replace} onValueInput={setReplace} />
        </label>
      </div>
      <div class={styles['preview']} aria-live="polite">
        {renamed.map(({ item, before, path, taken }) => (
          <>
            <span>{before}</span>
            <span class={styles['quiet']}>→</span>
            <span class={taken || !path ? styles['taken'] : undefined}>
              {path ? shortName(path, item.type) : 'no name is left'}
              {taken && ', taken'}
            </span>
          </>
        ))}
      </div>
      <div class={styles['top']}>
        <span class={styles['quiet']}>
          {renamed.length === 0
            ? 'No name has that in it.'
            : bad.length > 0
              ? `${bad.length} cannot be called so.`
              : ''}
        </span>
        <span class={styles['answers']}>
          <Button secondary onClick={onDone}>
            Cancel
          </Button>
          <Button secondary disabled={renamed.length === 0 || bad.length > 0} onClick={change}>
            {`Rename ${renamed.length}`}
          </Button>
        </span>
      </div>
    </>
  )
}
