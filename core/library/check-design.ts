/** How far frames are on a library: the panel's Check for people without a panel. Pure. */
import type { Library } from '../../shared/library.ts'
import type { AnyToken, Sighting } from '../../shared/token.ts'
import type { Examined } from '../pipeline/ports.ts'
import type { Registry, TokenType } from '../tokens/type.ts'
import { curated } from './curated.ts'

/** A value that layers show and the library does not hold. */
export interface OffSystem {
  /** Title of the type. */
  readonly type: string
  readonly value: string
  readonly times: number
  /** Names of frames, the first three. */
  readonly frames: readonly string[]
  /** Name of the token it may have been meant to be. */
  readonly near?: string
}

export interface DesignCheck {
  /** Places that were looked at: drawings and chrome are none. */
  readonly places: number
  readonly onSystem: number
  /** Near misses first, then the commonest. */
  readonly off: readonly OffSystem[]
}

const FRAMES = 3

export function checkDesign(examined: readonly Examined[], library: Library, types: Registry): DesignCheck {
  const tokens = curated(library.set, library.curation, types).primitives
  const names = new Map(examined.map(({ frame }) => [frame.id, frame.name]))
  const all = types.map((type) =>
    judged(
      type,
      examined,
      tokens.filter((token) => token.type === type.name),
      names,
    ),
  )
  return {
    places: all.reduce((sum, { places }) => sum + places, 0),
    onSystem: all.reduce((sum, { onSystem }) => sum + onSystem, 0),
    off: all
      .flatMap(({ off }) => off)
      .toSorted((a, b) => Number(b.near !== undefined) - Number(a.near !== undefined) || b.times - a.times),
  }
}

function judged(
  type: TokenType,
  examined: readonly Examined[],
  tokens: readonly AnyToken[],
  names: ReadonlyMap<string, string>,
): DesignCheck {
  const seen = examined.flatMap(({ sightings }) => sightings[type.name] ?? [])
  const settled = (type.settle?.(seen) ?? seen).filter(({ apart }) => apart === undefined)
  const keys = new Set(tokens.map(({ key }) => key))
  const off: OffSystem[] = []
  let onSystem = 0
  for (const [canonical, places] of Map.groupBy(settled, ({ value }) => type.canonical(value))) {
    if (keys.has(`${type.name}:${canonical}`)) onSystem += places.length
    else off.push(offSystem(type, places, tokens, names))
  }
  return { places: settled.length, onSystem, off }
}

function offSystem(
  type: TokenType,
  places: readonly Sighting[],
  tokens: readonly AnyToken[],
  names: ReadonlyMap<string, string>,
): OffSystem {
  const [{ value }] = places as [Sighting]
  const [nearest] = tokens
    .map((token) => ({ token, distance: type.distance(value, token.value) }))
    .filter(({ distance }) => distance <= 1)
    .toSorted((a, b) => a.distance - b.distance)
  const frames = [...new Set(places.map(({ frame }) => names.get(frame) ?? frame))]
  return {
    type: type.title,
    value: type.describe(value),
    times: places.length,
    frames: frames.slice(0, FRAMES),
    ...(nearest && { near: nearest.token.path.join('/') }),
  }
}

/** For a pull request. */
export function checkMarkdown(name: string, { places, onSystem, off }: DesignCheck): string {
  const share = places === 0 ? 100 : Math.floor((100 * onSystem) / places)
  const head = `## ${name}: ${share} % on the system\n\n${onSystem} of ${places} values are those of the library.`
  if (off.length === 0) return `${head}\n`
  const rows = off.map(
    ({ type, value, times, frames, near }) =>
      `| ${type} | ${cell(value)} | ${times} | ${near === undefined ? '' : `\`${near}\`?`} | ${cell(frames.join(', '))} |`,
  )
  return `${head}\n\n| | value | times | meant | frames |\n| --- | --- | ---: | --- | --- |\n${rows.join('\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
