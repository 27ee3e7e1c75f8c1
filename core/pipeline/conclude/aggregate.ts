/**
 * Gathers sightings into tokens. Order-independent: equal values collapse first; uncertain readings are absorbed by the
 * nearest supported value; a cluster's value is its best-supported member, never an average.
 */
import { byText } from '../../lists/lists.ts'
import type { Kind } from '../../../shared/dtcg.ts'
import type { RunOptions } from '../../../shared/options.ts'
import type { Suggestion } from '../../../shared/token-set.ts'
import type { Facts, Sighting, Token } from '../../../shared/token.ts'
import type { TokenType } from '../../tokens/type.ts'
import { calibrated } from './confidence.ts'
import { type Place, type PlaceIndex, placeIndex } from './place-index.ts'
import { supportOf, witnessesOf } from './witnesses.ts'

export interface Aggregated<K extends Kind = Kind, F extends Facts = Facts> {
  /** In the type's order; `path` and `derived` are still empty. */
  tokens: Token<K, F>[]
  suggestions: Suggestion[]
}

export interface AggregateOptions {
  /** In the type's own unit; absent: the type's own. */
  readonly threshold?: number | undefined
  readonly merge?: RunOptions['merge'] | undefined
}

/** Sightings of one value. */
interface Cluster<K extends Kind, F extends Facts> {
  readonly canonical: string
  readonly value: Sighting<K, F>['value']
  readonly own: Sighting<K, F>[]
  readonly absorbed: Sighting<K, F>[]
  readonly support: number
  readonly supported: boolean
  /** Of its value, where the type has places. */
  readonly place: Place | undefined
}

export function aggregate<K extends Kind, F extends Facts>(
  type: TokenType<K, F>,
  sightings: readonly Sighting<K, F>[],
  { threshold, merge = 'supported' }: AggregateOptions = {},
): Aggregated<K, F> {
  const clusters = collapse(type, sightings, merge === 'all')
  const leaders = absorb(type, clusters, threshold)
  const tokens = leaders.map((leader): Token<K, F> => {
    const all = [...leader.own, ...leader.absorbed].sort(bySight)
    return {
      key: `${type.name}:${leader.canonical}`,
      type: type.name,
      kind: type.kind,
      path: [],
      value: leader.value,
      confidence: calibrated(type, all),
      sightings: all,
      derived: {},
    }
  })
  return { tokens: tokens.sort((a, b) => type.compare(a, b)), suggestions: suggest(type, leaders, threshold) }
}

function collapse<K extends Kind, F extends Facts>(
  type: TokenType<K, F>,
  sightings: readonly Sighting<K, F>[],
  blunt: boolean,
): Cluster<K, F>[] {
  const groups = new Map<string, Sighting<K, F>[]>()
  for (const sighting of sightings) {
    const canonical = type.canonical(sighting.value)
    const group = groups.get(canonical)
    if (group) group.push(sighting)
    else groups.set(canonical, [sighting])
  }
  return [...groups].map(([canonical, own]) => ({
    canonical,
    value: (own[0] as Sighting<K, F>).value,
    own,
    absorbed: [],
    support: supportOf(own),
    supported: !blunt && type.supported((own[0] as Sighting<K, F>).value, own),
    place: type.axis.beside?.of((own[0] as Sighting<K, F>).value),
  }))
}

/** Best supported first; each joins the nearest leader less than 1 away, or leads itself. Supported ones always lead. */
function absorb<K extends Kind, F extends Facts>(
  type: TokenType<K, F>,
  clusters: Cluster<K, F>[],
  threshold?: number,
): Cluster<K, F>[] {
  const index = indexOf(type)
  const leaders: Cluster<K, F>[] = []
  for (const cluster of clusters.sort(bySupport)) {
    const home = cluster.supported ? null : nearest(type, index, cluster, threshold)
    if (home) home.absorbed.push(...cluster.own)
    else {
      leaders.push(cluster)
      index.add(cluster)
    }
  }
  return leaders
}

function nearest<K extends Kind, F extends Facts>(
  type: TokenType<K, F>,
  index: PlaceIndex<Cluster<K, F>>,
  of: Cluster<K, F>,
  threshold?: number,
): Cluster<K, F> | null {
  const unit = threshold ?? type.threshold.value
  const at = type.axis.of(of.value)
  let home: Cluster<K, F> | null = null
  let least = 1
  let reach = type.axis.reach(of.value, unit)
  const around = type.axis.beside?.reach(of.value, unit) ?? Number.POSITIVE_INFINITY
  for (const line of index.linesNear(of.place, around)) {
    for (const { item: other, gap } of line.outward(at)) {
      if (gap > reach) break
      if (other === of || isBeyond(of.place, other.place, around)) continue
      const distance = type.distance(of.value, other.value, unit)
      if (distance < least || (distance === least && home && bySupport(other, home) < 0)) {
        least = distance
        home = other
        // What is nearer than this lies nearer on the axis too.
        reach = type.axis.reach(of.value, unit * least)
      }
    }
  }
  return home
}

const isBeyond = (a: Place | undefined, b: Place | undefined, reach: number): boolean =>
  a !== undefined && b !== undefined && (Math.abs(a[0] - b[0]) > reach || Math.abs(a[1] - b[1]) > reach)

const indexOf = <K extends Kind, F extends Facts>(type: TokenType<K, F>): PlaceIndex<Cluster<K, F>> =>
  placeIndex(
    ({ value }) => type.axis.of(value),
    ({ place }) => place,
  )

/** Seen this many times less than its neighbour, a value may be a slip. */
const SLIP = 5

/** Two supported values closer than the threshold, one of them rare: the designer decides. */
function suggest<K extends Kind, F extends Facts>(
  type: TokenType<K, F>,
  leaders: readonly Cluster<K, F>[],
  threshold?: number,
): Suggestion[] {
  const index = indexOf(type)
  for (const leader of leaders) index.add(leader)
  return leaders.flatMap((drop) => {
    const keep = nearest(type, index, drop, threshold)
    const times = drop.own.length
    // Witnesses, not places: what one screen has of its own is not outvoted by 200 instances of one component.
    if (!keep || witnessesOf(keep.own).size < SLIP * witnessesOf(drop.own).size) return []
    const reason = `${type.describe(drop.value)} ${count(times)}, ${type.describe(keep.value)} ${count(keep.own.length)}: same?`
    const key = (cluster: Cluster<K, F>) => `${type.name}:${cluster.canonical}`
    return [{ action: 'merge', type: type.name, keep: key(keep), drop: key(drop), reason }]
  })
}

const count = (times: number): string => (times === 1 ? 'once' : `${times} times`)

const bySupport = <K extends Kind, F extends Facts>(a: Cluster<K, F>, b: Cluster<K, F>): number =>
  Number(b.supported) - Number(a.supported) || b.support - a.support || byText(a.canonical, b.canonical)

/** Any fixed order will do: the same sightings in another order must give the same token. */
const bySight = (a: Sighting, b: Sighting): number =>
  byText(a.frame, b.frame) ||
  (a.box?.y ?? 0) - (b.box?.y ?? 0) ||
  (a.box?.x ?? 0) - (b.box?.x ?? 0) ||
  b.weight - a.weight ||
  byText(a.use ?? '', b.use ?? '') ||
  byText(a.layer ?? '', b.layer ?? '')
