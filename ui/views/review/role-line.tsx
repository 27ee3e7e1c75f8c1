/** Roles as a table: the name, and in each mode the primitive, which can be chosen where it stands. */
import type { Cell, RoleRow } from '../../state/rows.ts'
import { valueOf } from '../../state/rows.ts'
import type { TableRow } from '../../state/sections.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { shortName } from './names.ts'
import { RenameField } from './rename-field.tsx'
import { FoldButton, type LineProps, looks, rowId } from './rows.tsx'
import row from './row.css'
import styles from './role-line.css'

export const cellId = (role: string, mode: string): string => `${rowId(role)}-${rowId(mode)}`

interface RoleLineProps extends LineProps {
  readonly item: RoleRow
  /** The mode that the keys are at; null: at the name. */
  readonly at: string | null
  readonly onPick: (mode: string) => void
}

export function RoleLine({ item, at, onPick, ...line }: RoleLineProps) {
  return (
    <div
      class={`${looks(line, item.excluded)} ${styles['line']}`}
      onMouseEnter={() => line.onHover(true)}
      onMouseLeave={() => line.onHover(false)}
    >
      <div
        id={rowId(item.key)}
        role="gridcell"
        aria-selected={line.isSelected && at === null}
        class={styles['name']}
        onClick={line.onSelect}
      >
        {line.renaming ? (
          <RenameField path={item.semantic.path} type={item.type} onDone={line.onRename} />
        ) : (
          <span class={row['name']}>{shortName(item.semantic.path, item.type)}</span>
        )}
      </div>
      {!line.renaming &&
        item.cells.map((cell) => (
          <ModeCell
            key={cell.mode}
            item={item}
            cell={cell}
            isAt={line.isSelected && at === cell.mode}
            onPick={() => onPick(cell.mode)}
          />
        ))}
    </div>
  )
}

interface ModeCellProps {
  readonly item: RoleRow
  readonly cell: Cell
  readonly isAt: boolean
  readonly onPick: () => void
}

/** The cell is reached by the list's own keys; a mouse clicks on all of it. */
function ModeCell({ item, cell: { mode, token, gone }, isAt, onPick }: ModeCellProps) {
  const why = gone ? `${shortName(gone.path, item.type)} is excluded` : 'Nothing is chosen here'
  return (
    <div
      id={cellId(item.key, mode)}
      role="gridcell"
      aria-selected={isAt}
      aria-haspopup="listbox"
      class={`${styles['cell']} ${isAt ? styles['at'] : ''}`}
      title={token ? `${mode}: ${shortName(token.path, item.type)} · ${valueOf(token)}` : `${mode}: ${why}`}
      onClick={onPick}
    >
      {token ? (
        <>
          <Specimen as={item.type.specimen} token={token} size="mini" />
          <span class={styles['primitive']}>{shortName(token.path, item.type)}</span>
        </>
      ) : (
        <>
          <span class={styles['hole']} aria-hidden />
          <span class={styles['unset']}>Not set</span>
        </>
      )}
    </div>
  )
}

interface TableHeadProps {
  readonly head: TableRow
  readonly onFold: () => void
}

export function TableHead({ head, onFold }: TableHeadProps) {
  const title = `${head.type.title}: roles`
  return (
    <div class={`${row['heading']} ${row['head']} ${styles['line']}`} role="gridcell">
      <div class={styles['title']}>
        <FoldButton title={title} folded={head.folded} onFold={onFold} />
        <h2 class={row['headingTitle']}>{title}</h2>
        <span class={row['headingCount']}>{head.count}</span>
      </div>
      {head.modes.map((mode) => (
        <span key={mode} class={styles['mode']}>
          {mode}
        </span>
      ))}
    </div>
  )
}
