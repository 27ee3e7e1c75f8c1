/** What checking and binding work on: plain data, so that it can be tested without Figma. */
import type { CheckPlace } from '../../shared/check.ts'
import type { StyleBody } from '../things/style/types.ts'
import type { Modes, Raw } from '../things/types.ts'

/** What a slot may be bound to. */
export type SlotKind = 'COLOR' | 'FLOAT' | 'text-style' | 'effect-style'

/** One value that a layer shows, and where a variable or style could be put in its place. */
export interface Slot {
  readonly kind: SlotKind
  /** In the designer's words. */
  readonly property: string
  /** `fills.0`; several where one value is shown by several fields (four corners). */
  readonly fields: readonly string[]
  /** Scope that a variable needs; null for styles. */
  readonly scope: VariableScope | null
  readonly value: Raw | StyleBody
  /** Variable or style it is bound to. */
  readonly bound: string | null
  /** A part of another slot of the same layer (a shadow's color): it counts only where it can be bound by itself. */
  readonly part?: true | undefined
}

/** Why a slot is left as it is. */
export type Left = 'library' | 'override' | 'locked'

/** A slot with its place. */
export interface Found extends Slot {
  readonly place: CheckPlace
  readonly left: Left | null
  /** Name of the component it belongs to. */
  readonly component: string | null
  /** Of our own main component: its id. What is changed there changes in every frame that has an instance. */
  readonly main: string | null
  readonly modes: Modes
}
