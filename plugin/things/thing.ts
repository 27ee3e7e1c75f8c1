/**
 * A thing is what may stand for a token in the file: a variable or a style. `Shelf` is what the plan asks about one sort
 * of them (plain data), `Thing` what is done to them in Figma. Search, follow, orphans, writing and taking back are
 * written once, on these two.
 */
import type { PlanChange } from '../../shared/variables.ts'
import type { StyleDone, StyleWork } from './style/types.ts'
import type { Kept, Snapshot, ThingState, WantedThing } from './types.ts'
import type { VariableDone, VariableWork } from './variable/types.ts'

export type ThingWork = VariableWork | StyleWork
export type Done = VariableDone | StyleDone

/** How one of ours differs from what it should be. */
export interface Difference {
  readonly work: ThingWork
  readonly changes: readonly PlanChange[]
  /** The value is neither what we wrote last nor what is measured: a person changed it. */
  readonly edited: boolean
  /** What the two sides say, to tell whether it was decided about before. */
  readonly sides: Kept
}

/** Something that changes without being looked for by its token. */
export interface Change {
  readonly reason: string
  readonly changes: readonly PlanChange[]
  readonly work: ThingWork
}

/** What may stand for a token. */
export interface Alike<S> {
  /** Best first, in ranks of equals. */
  readonly ranks: readonly (readonly S[])[]
  /** Why a person should decide about the best, in words that follow its name. */
  readonly doubt?: string | undefined
}

export interface Shelf<S extends ThingState, W extends WantedThing> {
  readonly sort: ThingWork['do']
  readonly all: readonly S[]
  /** Made by us for this token, where it should be. */
  ours(wanted: W): S | null
  byId(id: string): S | null
  /** Whether it could stand for it at all. */
  fits(state: S, wanted: W): boolean
  /** Whether it has the wanted value. */
  holds(state: S, wanted: W): boolean
  /** Whether it may go on standing for it: not where people use it for something else. */
  isFor(state: S, wanted: W): boolean
  /** Not ours, with this very value. */
  alike(wanted: W): Alike<S>
  /** Whoever has the name that it should get, and keeps it. */
  named(wanted: W): S | null
  /** Figma takes each name once. */
  readonly uniqueNames: boolean
  compare(current: S, wanted: W): Difference
  make(wanted: W): ThingWork
  /** What a new one holds. */
  fresh(wanted: W): readonly PlanChange[]
  /** An adopted one that holds something else by now, where anybody can say what should change. */
  retake(state: S, wanted: W): Change | null
  /** False for copies of what is ours. */
  isOriginal(state: S): boolean
  /** One of ours whose token lives elsewhere now; null where it is at home. */
  moved(state: S): Change | string | null
  group(wanted: W): string
  groupOf(state: S): string
  readonly words: Words<S, W>
}

/** What is said of a sort of things. */
interface Words<S, W> {
  /** "value", "look". */
  readonly measured: string
  called(state: S): string
  asIs(wanted: W): string
  clash(holder: S, wanted: W): string
  alike(state: S): string
  several(count: number): string
  readonly taken: string
  readonly orphan: string
}

/** The file's own things of one sort, as they are when an operation begins. */
export interface Thing<
  F extends { readonly id: string; remove(): void },
  S extends Snapshot,
  D extends Done,
> {
  readonly all: ReadonlyMap<string, F>
  snapshot(thing: F): S
  /** What came or went around it since does not count. */
  same(now: S, then: S): boolean
  done(thing: F, before: S | null, after: S | null): D
  show(before: S | null, after: S | null, nameOfVariable: (id: string) => string): readonly PlanChange[]
  /** Makes anew what was removed; throws where that cannot be. */
  make(done: D): F
  /** Back to what it was, mark included. */
  set(thing: F, to: S): void
}
