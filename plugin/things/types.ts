/** What planning works on: plain data, so that it can be tested without Figma. */
import type { Fonts } from './style/fonts.ts'
import type { StyleState, StyleWork } from './style/types.ts'
import type { Profile } from './values.ts'
import type { Action, PlanChange } from '../../shared/variables.ts'

export interface Rgba {
  /** Each 0–1, in the document's color space. */
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

/** A value as Figma's variables hold it. */
export type Raw = Rgba | number | string
export type VariableType = 'COLOR' | 'FLOAT' | 'STRING'

/** In a wanted variable: points to whatever variable stands for that token. */
export interface TokenRef {
  readonly token: string
}
/** In the file: an alias of a variable. */
export interface VariableRef {
  readonly variable: string
}
/** A value of a shape this project does not write: easing, composed colors, booleans. As JSON. */
export interface OtherValue {
  readonly other: string
}
export type FileValue = Raw | VariableRef | OtherValue

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

export interface WantedVariable {
  readonly token: string
  readonly collection: CollectionRole
  readonly name: string
  readonly type: VariableType
  /** By mode name: every mode of its collection. */
  readonly values: Readonly<Record<string, Raw | TokenRef>>
  readonly scopes: readonly VariableScope[]
  /** Where the value was used: what an adopted variable must be allowed for. */
  readonly usable: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly description: string
  readonly hidden: boolean
  /** Layers that showed it. */
  readonly layers: readonly string[]
  /** Modes in which a role was not seen: Figma has no empty values, so they take the first one's. */
  readonly unseen?: readonly string[] | undefined
}

/** What we wrote last, kept on the thing itself: what differs from it was edited by hand. */
export interface Written {
  readonly name: string
  /** By mode id. */
  readonly values: Readonly<Record<string, Raw | VariableRef>>
  readonly scopes: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly description: string
  readonly hidden: boolean
  readonly kept?: Kept | undefined
}

/** A hand edit that the designer chose to keep, and what we would have written: no conflict while both stay. */
export interface Kept {
  readonly theirs: string
  readonly ours: string
}

/** In the shared plugin data of everything we made. */
export interface Mark {
  readonly id: string
  /** Absent when a write was stopped between making it and finishing it. */
  readonly last?: Written | undefined
}

export interface VariableState {
  readonly id: string
  readonly name: string
  readonly type: VariableResolvedDataType
  /** Id of its collection. */
  readonly collection: string
  readonly remote: boolean
  /** By mode id. */
  readonly values: Readonly<Record<string, FileValue>>
  readonly scopes: readonly VariableScope[]
  readonly code: CodeSyntax
  readonly description: string
  readonly hidden: boolean
  readonly mark: Mark | null
}

export interface CollectionState {
  readonly id: string
  readonly name: string
  readonly remote: boolean
  readonly modes: readonly { readonly modeId: string; readonly name: string }[]
  readonly defaultMode: string
  readonly role: CollectionRole | null
}

/** Everything the plan needs to know of the file. */
export interface FileState {
  readonly profile: Profile
  readonly collections: readonly CollectionState[]
  readonly variables: readonly VariableState[]
  readonly styles: readonly StyleState[]
  /** Empty where no text style is wanted: listing fonts takes Figma a while. */
  readonly fonts: Fonts
  /** Token id → id of the variable or style that was adopted for it. */
  readonly adopted: Readonly<Record<string, string>>
  /** Variable or style id → layers of the measured frames that are bound to it. */
  readonly bound: ReadonlyMap<string, ReadonlySet<string>>
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
/** The token is stood for by something that is already there. */
interface AdoptWork {
  readonly do: 'adopt'
  readonly token: string
  readonly target: string
}
interface RemoveWork {
  readonly do: 'remove'
  readonly target: string
  /** It is a style. */
  readonly style?: true | undefined
}
export type { StyleWork }
export type Work = VariableWork | StyleWork | AdoptWork | RemoveWork

export interface Entry {
  readonly id: string
  readonly name: string
  readonly action: Action
  readonly reason: string
  readonly group: string
  readonly changes: readonly PlanChange[]
  readonly ticked: boolean | null
  /** What it does when ticked; null does nothing. With choices, one of them counts instead. */
  readonly work: Work | null
  readonly choices?: readonly { readonly id: string; readonly label: string; readonly work: Work | null }[]
  /** Id of what stands for the token where there is nothing to do. */
  readonly stands?: string | undefined
}
