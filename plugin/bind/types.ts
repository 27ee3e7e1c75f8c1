/** What checking and binding work on: plain data, so that it can be tested without Figma. */
import type { CheckPlace } from '../../shared/check.ts'
import type { StyleBody } from '../write/style-types.ts'
import type { Raw } from '../write/types.ts'

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
  /** Why it cannot be bound here, though it is on a layer of our own. */
  readonly stays?: Left | undefined
}

/** Why a slot is left as it is. */
export type Left = 'library' | 'override' | 'locked' | 'translucent'

/** A slot with its place. */
export interface Found extends Slot {
  readonly place: CheckPlace
  readonly left: Left | null
  /** Name of the component it belongs to. */
  readonly component: string | null
  /** Collection id → mode id that the layer shows. */
  readonly modes: Readonly<Record<string, string>>
}

/** What binding did to one layer, so that it can be taken back. */
export interface BindDone {
  readonly layer: string
  readonly name: string
  readonly kind: SlotKind
  readonly fields: readonly string[]
  readonly target: string
  /** What it showed; null for styles, which were equal. */
  readonly before: Raw | null
}
