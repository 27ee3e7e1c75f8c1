/** What planning works on: plain data, so that it can be tested without Figma. */
import type { Fonts } from './style/fonts.ts'
import type { StyleState } from './style/types.ts'
import type { Profile } from './values.ts'
import type { CollectionState, VariableState } from './variable/types.ts'

export interface Rgba {
  /** Each 0–1, in the document's color space. */
  readonly r: number
  readonly g: number
  readonly b: number
  readonly a: number
}

/** A value as Figma's variables hold it. */
export type Raw = Rgba | number | string

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

/** What we wrote last, kept on the thing itself: what differs from it was edited by hand. */
export interface Written {
  readonly name: string
  readonly description: string
  readonly kept?: Kept | undefined
}

/** A hand edit that the designer chose to keep, and what we would have written: no conflict while both stay. */
export interface Kept {
  readonly theirs: string
  readonly ours: string
}

/** In the shared plugin data of everything we made. */
export interface Mark<L extends Written = Written> {
  /** The token it stands for. */
  readonly id: string
  /** Absent when a write was stopped between making it and finishing it. */
  readonly last?: L | undefined
  /** Ids of the pages that its token was measured on, with all that was written at once. */
  readonly pages?: readonly string[] | undefined
}

/** What can be changed of a thing, whole: to see whether it was edited since, and to take a write back. */
export interface Snapshot<L extends Written = Written> {
  readonly name: string
  readonly description: string
  readonly mark: Mark<L> | null
}

/** A variable or style of the file, or of a library. */
export interface ThingState<L extends Written = Written> extends Snapshot<L> {
  readonly id: string
  readonly remote: boolean
}

/** What should stand for a token. */
export interface WantedThing {
  readonly token: string
  readonly name: string
  readonly description: string
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
  /** Variable or style id → layers of the measured frames that are bound to it → where they use it. */
  readonly bound: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<VariableScope>>>
  /** Layer of the measured frames → the modes it is shown in. */
  readonly shown: ReadonlyMap<string, Modes>
  /** Ids of the pages that the tokens were measured on; null where nobody can tell. */
  readonly pages: ReadonlySet<string> | null
}

/** What the measured layers say of variables and styles. */
export type Bindings = Pick<FileState, 'bound' | 'shown'>

/** Collection id → mode id, as Figma resolves them for a layer. Equal ones are one object. */
export type Modes = Readonly<Record<string, string>>
