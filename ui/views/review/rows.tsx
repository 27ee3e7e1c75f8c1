/** The three sorts of rows in the list. Heights are fixed: the list draws only what can be seen. */
import type { JSONValue } from '../../../shared/json.ts'
import type { RampRow } from '../../state/ramps.ts'
import type { HeadingRow, ItemRow, RoleRow, Row, TokenRow } from '../../state/rows.ts'
import { valueOf } from '../../state/rows.ts'
import { doubtOf } from '../../state/doubt.ts'
import { labelOf } from '../../state/label-notes.ts'
import { gridOf, gridWords } from '../../values/grid.ts'
import { round, unseenIn } from '../../values/words.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { shortName } from './names.ts'
import { RenameField } from './rename-field.tsx'
import styles from './row.css'

/** px. */
export const heightOf = (row: Row): number => ({ heading: 36, ramp: 40, role: 48, token: 48 })[row.row]

export const rowId = (key: string): string => `row-${key.replace(/[^\w-]+/g, '-')}`

interface ItemProps {
  readonly item: ItemRow
  readonly isSelected: boolean
  readonly isLit: boolean
  readonly renaming: boolean
  readonly onSelect: () => void
  readonly onHover: (over: boolean) => void
  readonly onRename: (path: string[] | null) => void
}

export function Item({ item, isSelected, isLit, renaming, onSelect, onHover, onRename }: ItemProps) {
  const classes = [
    styles['row'],
    isSelected ? styles['selected'] : '',
    isLit ? styles['lit'] : '',
    item.excluded ? styles['excluded'] : '',
  ]
  const path = item.row === 'role' ? item.semantic.path : item.token.path
  return (
    <div
      id={rowId(item.key)}
      role="gridcell"
      aria-selected={isSelected}
      class={classes.join(' ')}
      onClick={onSelect}
      onMouseEnter={() => onHover(true)}
      onMouseLeave={() => onHover(false)}
    >
      {item.row === 'role' ? (
        <RoleSpecimens item={item} />
      ) : (
        <Specimen as={item.type.specimen} token={item.token} />
      )}
      <div class={styles['words']}>
        {renaming ? (
          <RenameField path={path} type={item.type} onDone={onRename} />
        ) : (
          <>
            <div class={styles['name']}>{shortName(path, item.type)}</div>
            {item.row === 'role' ? <RoleValue item={item} /> : <TokenValue item={item} />}
          </>
        )}
      </div>
      {!renaming && item.row === 'token' && <TokenTail item={item} />}
    </div>
  )
}

export function RoleSpecimens({ item: { points, type } }: { readonly item: RoleRow }) {
  return (
    <div class={styles['stack']}>
      {points.slice(0, 2).map(({ mode, token }) => (
        <Specimen key={mode} as={type.specimen} token={token} size={points.length > 1 ? 'chip' : 'row'} />
      ))}
    </div>
  )
}

function RoleValue({ item: { points, type } }: { readonly item: RoleRow }) {
  const several = points.length > 1
  return (
    <div class={styles['value']}>
      <span class={styles['roleMark']}>→ </span>
      {points
        .map(({ mode, token }) => `${several ? `${mode}: ` : ''}${shortName(token.path, type)}`)
        .join(' · ')}
    </div>
  )
}

function TokenValue({ item: { token, merged } }: { readonly item: TokenRow }) {
  const { onGrid, base } = gridOf(token.derived)
  return (
    <div class={styles['value']}>
      {valueOf(token)}
      {onGrid === false && base && <span class={styles['off']}> · off the {round(base)} px grid</span>}
      {unseenIn(token) && <span class={styles['unseen']}> · {unseenIn(token)}</span>}
      {merged.length > 0 && ` · with ${merged.map(valueOf).join(', ')}`}
    </div>
  )
}

function TokenTail({ item: { token, evidence, excluded, isNew } }: { readonly item: TokenRow }) {
  const doubt = doubtOf({ ...token, evidence })
  const { sightings, frames } = evidence
  return (
    <div class={styles['tail']}>
      {isNew && <span class={`${styles['tag']} ${styles['fresh']}`}>New</span>}
      {labelOf(token)?.keep === false && (
        <span class={styles['tag']} title="Claude takes it for noise. It starts unticked when you write.">
          Noise?
        </span>
      )}
      {doubt && (
        <span class={`${styles['tag']} ${styles['doubt']}`} title={doubt.why}>
          {doubt.word}
        </span>
      )}
      {excluded ? (
        <span>Excluded</span>
      ) : (
        <span title={inFrames(sightings, frames.length)}>{sightings} ×</span>
      )}
    </div>
  )
}

/** "12 × in 3 frames". */
export const inFrames = (places: number, frames: number): string =>
  `${places} × in ${frames} ${frames === 1 ? 'frame' : 'frames'}`

interface HeadingProps {
  readonly row: HeadingRow
  readonly statistics: Readonly<Record<string, JSONValue>> | undefined
}

export function Heading({ row, statistics }: HeadingProps) {
  return (
    <div class={styles['heading']} role="gridcell" title={row.type.about}>
      <h2 class={styles['headingTitle']}>{row.type.title}</h2>
      <span class={styles['headingCount']}>{row.count}</span>
      <span class={styles['headingNote']}>{gridWords(statistics)}</span>
    </div>
  )
}

interface RampProps {
  readonly row: RampRow<TokenRow>
  readonly selected: string | null
  readonly onSelect: (item: TokenRow) => void
  readonly onHover: (key: string | null) => void
}

export function Ramp({ row, selected, onSelect, onHover }: RampProps) {
  return (
    <div class={styles['ramp']} role="gridcell" onMouseLeave={() => onHover(null)}>
      <span class={styles['rampTitle']}>{row.title}</span>
      <div class={styles['steps']}>
        {row.tokens.map((item) => (
          <div
            key={item.key}
            class={`${styles['step']} ${item.key === selected ? styles['chosen'] : ''}`}
            title={`${shortName(item.token.path, item.type)} · ${valueOf(item.token)}`}
            onClick={() => onSelect(item)}
            onMouseEnter={() => onHover(item.key)}
          >
            <Specimen as={item.type.specimen} token={item.token} size="fill" />
          </div>
        ))}
      </div>
    </div>
  )
}
