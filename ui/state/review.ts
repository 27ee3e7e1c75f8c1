/** A review: what was measured, what is looked at, and what is done about it. */
import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Curate, Library } from '../../shared/library.ts'
import type { Suggestion, TokenSetSummary } from '../../shared/token-set.ts'
import type { TypeInfo } from '../../shared/token-type.ts'
import { createEvidence, type Evidence, type Witness } from './evidence.ts'
import { createCurating, type Curating, type Keeper } from './library.ts'
import { type ItemRow, itemsOf, type TokenRow, type Wanted } from './rows.ts'
import { type Row, rowsOf } from './sections.ts'

export interface Opened {
  readonly set: TokenSetSummary
  readonly library: Library
  /** Ids that the library had before this measuring. */
  readonly knownBefore: ReadonlySet<string>
  readonly types: readonly TypeInfo[]
  readonly witness: Witness
  /** Absent: decisions last as long as the window, or as the file that keeps them. */
  readonly keeper: Keeper | null
  /** Decisions that a server has yet to hear of. */
  readonly unsent?: readonly Curate[]
}

export interface Review {
  readonly set: ReadonlySignal<TokenSetSummary | null>
  readonly types: ReadonlySignal<readonly TypeInfo[]>
  readonly items: ReadonlySignal<readonly ItemRow[]>
  readonly rows: ReadonlySignal<readonly Row[]>
  readonly wanted: Signal<Wanted>
  /** Key of the row that is looked at. */
  readonly selected: Signal<string | null>
  /** Key of the row that is pointed at, once the pointer rests. */
  readonly hovered: ReadonlySignal<string | null>
  /** Key of the token that waits for the one it is merged into. */
  readonly merging: Signal<string | null>
  /** Keys of rows that something is done to together; empty or one: only the selected one. */
  readonly marked: Signal<ReadonlySet<string>>
  /** Keys of heads whose rows are put away. */
  readonly folded: Signal<ReadonlySet<string>>
  /** The cell of a table of roles that is being chosen for. */
  readonly picking: Signal<Picking | null>
  readonly suggestions: ReadonlySignal<readonly Suggestion[]>
  readonly evidence: Evidence
  readonly curating: Curating
  hover(key: string | null): void
  open(opened: Opened): void
  dismiss(suggestion: Suggestion): void
  tokenAt(key: string | null): TokenRow | undefined
}

export interface Picking {
  /** Key of the role's row. */
  readonly role: string
  readonly mode: string
}

/** A pointer on its way over a long list asks for nothing. */
const REST_MS = 60

const everything: Wanted = { query: '', filter: 'all', type: '' }

export function createReview(): Review {
  const set = signal<TokenSetSummary | null>(null)
  const types = signal<readonly TypeInfo[]>([])
  const knownBefore = signal<ReadonlySet<string>>(new Set())
  const wanted = signal<Wanted>(everything)
  const dismissed = signal<ReadonlySet<Suggestion>>(new Set())
  const selected = signal<string | null>(null)
  const hovered = signal<string | null>(null)
  const merging = signal<string | null>(null)
  const marked = signal<ReadonlySet<string>>(new Set())
  const folded = signal<ReadonlySet<string>>(new Set())
  const picking = signal<Picking | null>(null)
  const evidence = createEvidence()
  const curating = createCurating()

  const items = computed(() =>
    set.value ? itemsOf(set.value, curating.library.value, types.value, knownBefore.value) : [],
  )
  const tokens = computed(
    () => new Map(items.value.flatMap((item) => (item.row === 'token' ? [[item.key, item]] : []))),
  )
  const suggestions = computed(() =>
    (set.value?.suggestions ?? []).filter(
      (suggestion) =>
        !dismissed.value.has(suggestion) &&
        [suggestion.keep, suggestion.drop].every((key) => tokens.value.get(key)?.excluded === false),
    ),
  )

  let resting: ReturnType<typeof setTimeout> | undefined

  return {
    set,
    types,
    items,
    rows: computed(() => (set.value ? rowsOf(items.value, wanted.value, set.value, folded.value) : [])),
    wanted,
    selected,
    hovered,
    merging,
    marked,
    folded,
    picking,
    suggestions,
    evidence,
    curating,
    hover: (key) => {
      clearTimeout(resting)
      resting = setTimeout(() => (hovered.value = key), REST_MS)
    },
    open: (opened) => {
      knownBefore.value = opened.knownBefore
      types.value = opened.types
      curating.open(opened.library, opened.keeper, opened.unsent)
      evidence.open(opened.witness)
      wanted.value = everything
      dismissed.value = new Set()
      hovered.value = null
      merging.value = null
      marked.value = new Set()
      folded.value = new Set()
      picking.value = null
      set.value = opened.set
      selected.value = null
    },
    dismiss: (suggestion) => (dismissed.value = new Set(dismissed.value).add(suggestion)),
    tokenAt: (key) => (key === null ? undefined : tokens.value.get(key)),
  }
}

/** The step that joins two tokens; null when either is not in a library yet. */
export function mergeStep(from: TokenRow, into: TokenRow): Curate[] | null {
  const [id, target] = [from.token.id, into.token.id]
  if (id === undefined || target === undefined || id === target || from.type !== into.type) return null
  // What was merged into the first follows: a merged token points straight at the one that stands.
  const followers = from.merged.flatMap((token) => (token.id === undefined ? [] : [token.id]))
  return [...followers, id].map((one) => ({ do: 'merge', id: one, into: target }))
}
