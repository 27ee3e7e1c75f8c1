/** What a token type is. Adding one is a folder beside this file and a line in `index.ts`. */
import type { Kind } from '../../shared/dtcg.ts'
import type { JSONValue } from '../../shared/json.ts'
import type { Layer } from '../../shared/layer.ts'
import type { Observed } from '../../shared/observed.ts'
import type { FigmaFacts, Namespaces, Specimen } from '../../shared/token-type.ts'
import type { Facts, Sighting, Token, Use } from '../../shared/token.ts'
import type { Knots } from '../lists/knots.ts'
import type { Scene } from '../scene/scene.ts'
import type { Reading } from './reading.ts'

/** A sighting before the pipeline stamps frame and source. */
export interface Seen<K extends Kind = Kind, F extends Facts = Facts> extends Omit<
  Sighting<K, F>,
  'source' | 'frame' | 'confirmedBy' | 'disagrees'
> {
  /** Of a layer: what pixels show of the value where that is not the value itself; `null` when nobody can say. */
  readonly appears?: Observed<K> | null
}

/** What a value of a kind is called, if it or one that nobody can tell from it has a name. */
export type Called = <K extends Kind>(kind: K, value: Observed<K>) => readonly string[] | undefined

/** A role somebody proposes for a token: `sure` is 0–1. */
export interface RoleProposal {
  readonly key: string
  readonly role: string
  readonly sure: number
  /** What speaks for it, in words: "fills 3 buttons in 2 frames". */
  readonly why?: string | undefined
}

/** A role, and the value that has it. */
export interface RoleHolder<K extends Kind = Kind> {
  readonly role: string
  readonly value: Observed<K>
}

/** The vocabulary a label may use, and the local rules that propose from what was seen. */
export interface Roles<K extends Kind = Kind, F extends Facts = Facts> {
  /**
   * Role (`bg/page`, `text/muted`, `heading-1` …) → the uses it is seen in, which decide where Figma offers
   * its variable. A closed list, in display order; empty: this type has no roles.
   */
  readonly vocabulary: Readonly<Record<string, readonly Use[]>>
  /**
   * Proposals for one mode's tokens; at most one token per role is used (the surest). Pure, order-independent.
   * @param reading The places of all frames: those of other modes show none of these tokens.
   */
  propose(tokens: readonly Token<K, F>[], reading: Reading): RoleProposal[]
  /** What `sure` is worth: → share of roles that is right, where that was measured. */
  readonly calibration?: Knots
  /**
   * Whether these two cannot hold their roles together, whatever a model says: text that nobody could read on that
   * background, a heading smaller than the body. Absent: any two can.
   */
  contradicts?(a: RoleHolder<K>, b: RoleHolder<K>): boolean
  /** Whether one role can have these values in two modes; absent: any two. A brand keeps its hue in the dark. */
  agrees?(a: RoleHolder<K>, b: RoleHolder<K>): boolean
}

/**
 * What says whether facts are those of a type: a zod schema. Only this much of it is asked for, so that a plugin's own
 * copy of zod will do.
 */
export interface FactsSchema<F extends Facts = Facts> {
  safeParse(facts: unknown):
    | { readonly success: true; readonly data: F }
    | {
        readonly success: false
        readonly error: {
          readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
        }
      }
}

/**
 * One kind of design decision: color, spacing, radius … A plain annotated object.
 *
 * Methods, not function properties, so that `TokenType<'color'>` fits in a list of `TokenType` (method bivariance: a
 * deliberate unsoundness; the pipeline only ever hands a type its own kind).
 */
export interface TokenType<K extends Kind = Kind, F extends Facts = Facts> {
  /** Id on the wire. Lower-case letters and hyphens. */
  readonly name: string
  /** What people read, in the plural: "Colors". */
  readonly title: string
  /** One plain sentence for people. */
  readonly about: string
  /** The W3C `$type` of its values. */
  readonly kind: K
  readonly specimen: Specimen
  readonly namespace: Namespaces
  readonly figma: FigmaFacts
  /** What its sightings say beside their value; absent: nothing. Stored sightings are read by it. */
  readonly facts?: FactsSchema<F>
  readonly extract: {
    scene?(scene: Scene): Seen<K, F>[]
    /** `null`: these layers say nothing of such values, so that pixels must. An empty list: they say there are none. */
    layers?(layers: readonly Layer[]): Seen<K, F>[] | null
  }
  /** Of composites: what the colours in their values are to the colour tokens. Absent: nothing. */
  readonly colors?: {
    /**
     * How far they may have been misread, as a share of the distance at which two colours are one: so near to a colour
     * token they are that token's.
     */
    readonly misread: number
    /** Those that no token has become tokens, so that a value can point to them. */
    readonly own: boolean
  }
  /**
   * Run-wide, order-independent: fits a base unit or a family ratio, may move a value within its measurement error
   * (`measured` keeps the reading), drops what is insignificant.
   */
  settle?(sightings: readonly Sighting<K, F>[]): Sighting<K, F>[]
  /** 1 = this type's threshold. Symmetric, 0 for equal values. `threshold` replaces the type's default number. */
  distance(a: Observed<K>, b: Observed<K>, threshold?: number): number
  /** Whether pixels read as `seen` confirm what a layer states; absent: a distance of 1 at most. */
  confirms?(stated: Observed<K>, seen: Observed<K>): boolean
  readonly threshold: { readonly value: number; readonly unit: string; readonly reason: string }
  /** An index for `distance`: values farther apart than `reach(value, threshold)` on this axis are farther than 1. */
  readonly axis: {
    of(value: Observed<K>): number
    reach(value: Observed<K>, threshold?: number): number
    /** Two more numbers of a value, where one tells too little: farther apart on either than `reach`, they are farther than 1. */
    readonly beside?: {
      of(value: Observed<K>): readonly [number, number]
      reach(value: Observed<K>, threshold?: number): number
    }
  }
  /**
   * Canonical spelling of a value; equal values have equal keys. With the type's name it makes `Token.key`.
   */
  canonical(value: Observed<K>): string
  /** True for values that need no second witness to be kept apart (an exact flat fill, a stated layer value). */
  supported(value: Observed<K>, sightings: readonly Sighting<K, F>[]): boolean
  /**
   * What readings from pixels are worth: raw confidence (`conclude/confidence.ts`) → share that is right, as
   * `npm run bench -- reliability` fits it. Absent: nobody measured it.
   */
  readonly calibration?: Knots
  readonly roles: Roles<K, F>
  /**
   * Paths for the tokens that are not in `taken` (key → path), which sees the whole set for scales and ramps. A kept
   * name never changes by itself, whatever joins; what is under a key of no token is only reserved. Paths start with
   * `namespace.path`. Uniqueness is the caller's work.
   * @param called Names of values of types that come before this one: a border is called by its colour.
   */
  names(
    tokens: readonly Token<K, F>[],
    taken: ReadonlyMap<string, readonly string[]>,
    called: Called,
  ): Map<string, string[]>
  /** What follows from a value among its peers: rem, grid fit, contrast pairs, elevation … JSON only. */
  derive(token: Token<K, F>, all: readonly Token<K, F>[]): Record<string, JSONValue>
  statistics(tokens: readonly Token<K, F>[]): Record<string, JSONValue>
  /** In words for a suggestion: "13 px". */
  describe(value: Observed<K>): string
  /** Display and export order. */
  compare(a: Token<K, F>, b: Token<K, F>): number
}

/** The registry is a list: its order is display order, and there is nothing to register at run time. */
export type Registry = readonly TokenType[]
