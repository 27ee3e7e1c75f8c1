/** Variables and their collections, as planning works on them. Plain data. */
import type {
  FileValue,
  Kept,
  Raw,
  Snapshot,
  ThingState,
  TokenRef,
  VariableRef,
  WantedThing,
  Written,
} from '../types.ts'

export type VariableType = 'COLOR' | 'FLOAT' | 'STRING'

export type CodeSyntax = Readonly<Partial<Record<CodeSyntaxPlatform, string>>>

/** Collections of ours, by what they are for; the name in the file may be another. */
export const purposes = ['primitives', 'semantic', 'viewport', 'tokens'] as const
/** Where the file's plan allows too few modes, each further mode has a collection of its own: `semantic:Dark`. */
export type CollectionRole = (typeof purposes)[number] | `${(typeof purposes)[number]}:${string}`

export interface WantedCollection {
  readonly role: CollectionRole
  readonly name: string
  readonly modes: readonly string[]
}

export interface WantedVariable extends WantedThing {
  readonly collection: CollectionRole
  readonly type: VariableType
  /** By mode name: every mode of its collection. */
  readonly values: Readonly<Record<string, Raw | TokenRef>>
  readonly scopes: readonly VariableScope[]
  /** Where the value was used: what an adopted variable must be allowed for. */
  readonly usable: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly hidden: boolean
  /** Layers that showed it. */
  readonly layers: readonly string[]
  /** Modes in which a role was not seen: Figma has no empty values, so they take the first one's. */
  readonly unseen?: readonly string[] | undefined
}

export interface WrittenVariable extends Written {
  /** By mode id. */
  readonly values: Readonly<Record<string, Raw | VariableRef>>
  readonly scopes: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly hidden: boolean
}

export interface VariableSnapshot extends Snapshot<WrittenVariable> {
  /** By mode id. */
  readonly values: Readonly<Record<string, FileValue>>
  readonly scopes: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly hidden: boolean
}

export interface VariableState extends VariableSnapshot, ThingState<WrittenVariable> {
  readonly type: VariableResolvedDataType
  /** Id of its collection. */
  readonly collection: string
  /** By mode id of the collections that extend its own: what they put in its place. Read, never written. */
  readonly extended?: Readonly<Record<string, FileValue>> | undefined
}

export interface CollectionState {
  readonly id: string
  readonly name: string
  readonly remote: boolean
  readonly modes: readonly { readonly modeId: string; readonly name: string }[]
  readonly defaultMode: string
  readonly role: CollectionRole | null
  /** Ids of the collections that extend it: layers name their modes under those. */
  readonly extensions?: readonly string[] | undefined
}

/** What one line of the plan does to one variable. Only what differs is there. */
export interface VariableWork {
  readonly do: 'variable'
  readonly wanted: WantedVariable
  /** Null: make it. */
  readonly target: string | null
  readonly name?: string | undefined
  /** By mode name. */
  readonly values: Readonly<Record<string, Raw | TokenRef>>
  readonly scopes?: readonly VariableScope[] | undefined
  readonly code: CodeSyntax
  readonly description?: string | undefined
  readonly hidden?: boolean | undefined
  /** The designer keeps what was edited by hand: only remembered. */
  readonly keep?: Kept | undefined
  /** Mode id of the one value that changes, where nothing else does. */
  readonly only?: string | undefined
  /** An adopted variable: it stays the designer's own and gets no mark. */
  readonly theirs?: true | undefined
  /** Its token lives elsewhere now; it does not stand for it any more. */
  readonly moved?: true | undefined
}

/** What was done to a variable; `before` is null for one that was made, `after` for one that was removed. */
export interface VariableDone {
  readonly thing: 'variable'
  readonly id: string
  readonly before: VariableSnapshot | null
  readonly after: VariableSnapshot | null
  readonly collection: string
  readonly type: VariableResolvedDataType
}
