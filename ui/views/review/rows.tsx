/** A token in the list, and the heads above. Heights are fixed: the list draws only what can be seen. */
import { IconChevronDown16, IconChevronRight16 } from '@create-figma-plugin/ui'
import type { JSONValue } from '../../../shared/json.ts'
import { doubtOf } from '../../state/doubt.ts'
import { labelOf } from '../../state/label-notes.ts'
import { type TokenRow, valueOf } from '../../state/rows.ts'
import type { FamilyRow, HeadingRow } from '../../state/sections.ts'
import { gridOf, gridWords } from '../../values/grid.ts'
import { round, unseenIn } from '../../values/words.ts'
import { Specimen } from '../specimen/specimen.tsx'
import { shortName } from './names.ts'
import { RenameField } from './rename-field.tsx'
import styles from './row.css'

/** px: eighteen tokens stand in a window of 640. */
const heights = { findings: 32, heading: 28, table: 28, ramp: 28, add: 28, role: 28, token: 24 }
export const heightOf = ({ row }: { readonly row: keyof typeof heights }): number => heights[row]

export const rowId = (key: string): string => `row-${key.replace(/[^\w-]+/g, '-')}`

export interface LineProps {
  readonly isSelected: boolean
  readonly isLit: boolean
  readonly renaming: boolean
  readonly onSelect: (event: MouseEvent) => void
  readonly onHover: (over: boolean) => void
  readonly onRename: (path: string[] | null) => void
}

export const looks = ({ isSelected, isLit }: LineProps, excluded: boolean): string =>
  [
    styles['row'],
    isSelected ? styles['selected'] : '',
    isLit ? styles['lit'] : '',
    excluded ? styles['excluded'] : '',
  ].join(' ')

export function TokenLine({ item, ...line }: LineProps & { readonly item: TokenRow }) {
  return (
    <div
      id={rowId(item.key)}
      role="gridcell"
      aria-selected={line.isSelected}
      class={looks(line, item.excluded)}
      onClick={line.onSelect}
      onMouseEnter={() => line.onHover(true)}
      onMouseLeave={() => line.onHover(false)}
    >
      <span class={styles['picture']}>
        <Specimen as={item.type.specimen} token={item.token} size="mini" />
      </span>
      {line.renaming ? (
        <div class={styles['words']}>
          <RenameField path={item.token.path} type={item.type} onDone={line.onRename} />
        </div>
      ) : (
        <>
          <span class={styles['name']}>{shortName(item.token.path, item.type)}</span>
          <TokenValue item={item} />
          <TokenTail item={item} />
        </>
      )}
    </div>
  )
}

function TokenValue({ item: { token, merged } }: { readonly item: TokenRow }) {
  const { onGrid, base } = gridOf(token.derived)
  return (
    <span class={styles['value']}>
      {valueOf(token)}
      {onGrid === false && base && <span class={styles['off']}> · off the {round(base)} px grid</span>}
      {unseenIn(token) && <span class={styles['unseen']}> · {unseenIn(token)}</span>}
      {merged.length > 0 && ` · with ${merged.map(valueOf).join(', ')}`}
    </span>
  )
}

function TokenTail({ item: { token, evidence, excluded, isNew } }: { readonly item: TokenRow }) {
  const doubt = doubtOf({ ...token, evidence })
  const { sightings, frames } = evidence
  return (
    <span class={styles['tail']}>
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
        <span class={styles['count']} title={inFrames(sightings, frames.length)}>
          {sightings} ×
        </span>
      )}
    </span>
  )
}

/** "12 × in 3 frames". */
export const inFrames = (places: number, frames: number): string =>
  `${places} × in ${frames} ${frames === 1 ? 'frame' : 'frames'}`

interface FoldProps {
  readonly title: string
  readonly folded: boolean
  readonly onFold: () => void
}

/** Puts away what stands below it. The keys do it too: the list has one place for them. */
export function FoldButton({ title, folded, onFold }: FoldProps) {
  return (
    <button
      type="button"
      class={styles['foldButton']}
      aria-expanded={!folded}
      aria-label={folded ? `Unfold ${title}` : `Fold ${title}`}
      onClick={onFold}
    >
      {folded ? <IconChevronRight16 /> : <IconChevronDown16 />}
    </button>
  )
}

interface HeadingProps {
  readonly row: HeadingRow
  readonly statistics: Readonly<Record<string, JSONValue>> | undefined
  readonly onFold: () => void
}

export function Heading({ row, statistics, onFold }: HeadingProps) {
  const { title, about } = row.type
  return (
    <div class={`${styles['heading']} ${styles['head']}`} role="gridcell" title={about}>
      <FoldButton title={title} folded={row.folded} onFold={onFold} />
      <h2 class={styles['headingTitle']}>{title}</h2>
      <span class={styles['headingCount']}>{row.count}</span>
      <span class={styles['headingNote']}>{gridWords(statistics)}</span>
    </div>
  )
}

interface FamilyProps {
  readonly row: FamilyRow
  readonly selected: string | null
  readonly onSelect: (item: TokenRow) => void
  readonly onHover: (key: string | null) => void
  /** All of its steps, to do something to them together. */
  readonly onMark: () => void
  readonly onFold: () => void
}

/** A ramp at a glance, above its steps one by one. */
export function Family({ row, selected, onSelect, onHover, onMark, onFold }: FamilyProps) {
  return (
    <div class={styles['heading']} role="gridcell" onMouseLeave={() => onHover(null)}>
      <FoldButton title={row.title} folded={row.folded} onFold={onFold} />
      <h3 class={styles['rampTitle']}>
        <button type="button" title={`Choose all of ${row.title}`} onClick={onMark}>
          {row.title}
        </button>
      </h3>
      <span class={styles['headingCount']}>{row.tokens.length}</span>
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
