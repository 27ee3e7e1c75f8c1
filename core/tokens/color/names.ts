/**
 * `color/blue/500`: families by hue, named over the whole set, with steps in the order of lightness. What has a name keeps
 * it; a colour that comes later takes a free step between its neighbours. Translucent ones are a folder of their own.
 */
import { cssName } from '../../../shared/names.ts'
import { hueOf, placeOf, stepOf } from '../lib/hue.ts'
import { climb } from '../lib/ladder.ts'
import { oklchOf } from '../lib/rgb.ts'
import type { ColorToken as Color } from './facts.ts'

type Path = readonly string[]

export function names(tokens: readonly Color[], taken: ReadonlyMap<string, Path>): Map<string, string[]> {
  const used = new Set([...taken.values()].map(cssName))
  const named = new Map<string, string[]>()
  const opaque = tokens.filter(({ value }) => value.alpha === 1)
  const familyOf = familiesOf(opaque)
  const families = Map.groupBy(
    opaque.filter((token) => familyOf(token) !== null),
    (token) => familyOf(token) as string,
  )
  for (const [family, members] of families)
    for (const [key, step] of stepsOf(members, ['color', family], taken, used))
      named.set(key, ['color', family, String(step)])
  for (const token of tokens) {
    if (taken.has(token.key) || named.has(token.key)) continue
    const { value } = token
    const solid = opaque.find((one) => one.value.hex === value.hex)
    const own = solid && (taken.get(solid.key) ?? named.get(solid.key))
    const path = own?.slice(1) ?? [
      extreme(value) ?? hueOf(value),
      ...(extreme(value) ? [] : [stepOf(oklchOf(value).l)]),
    ]
    named.set(
      token.key,
      value.alpha === 1
        ? ['color', ...path]
        : ['color', `${path.join('-')}-alpha`, String(Math.round(value.alpha * 100)).padStart(2, '0')],
    )
  }
  return named
}

const extreme = ({ hex }: Color['value']): string | null =>
  hex === '#ffffff' ? 'white' : hex === '#000000' ? 'black' : null

/** Purer grays than this, OKLCH chroma, have no cast. */
const PURE = 0.004

/** Neutrals with a cast take those without into one family, unless they are a ramp themselves. White and black have none. */
function familiesOf(tokens: readonly Color[]): (token: Color) => string | null {
  const words = new Map(tokens.map((token) => [token, extreme(token.value) ? null : hueOf(token.value)]))
  const having = (word: string) => tokens.filter((token) => words.get(token) === word)
  const grays = having('gray')
  const cast = having('slate').length >= having('stone').length ? 'slate' : 'stone'
  const pure = grays.filter(({ value }) => oklchOf(value).c < PURE)
  const isOneFamily = having(cast).length >= 2 && pure.length <= 1
  return (token) => {
    const word = words.get(token) ?? null
    return word === 'gray' && isOneFamily ? cast : word
  }
}

/** Of those that have no name yet: lightest first, each between the nearest named ones that are lighter and darker. */
function stepsOf(
  members: readonly Color[],
  folder: Path,
  taken: ReadonlyMap<string, Path>,
  used: ReadonlySet<string>,
): [string, number][] {
  const sorted = members.toSorted(
    (a, b) => oklchOf(b.value).l - oklchOf(a.value).l || (a.key < b.key ? -1 : 1),
  )
  const isFree = (step: number) => !used.has(cssName([...folder, String(step)]))
  const found: [string, number][] = []
  let above = 0
  let waiting: Color[] = []
  const settle = (below: number) => {
    const wanted = waiting.map(({ value }) => placeOf(oklchOf(value).l))
    const steps = climb(wanted, [above, below], isFree) ?? climb(wanted, [0, 1000], isFree) ?? []
    for (const [i, { key }] of waiting.entries()) found.push([key, steps[i] ?? 1000 + i])
    waiting = []
  }
  for (const token of sorted) {
    const step = stepIn(taken.get(token.key), folder)
    if (taken.has(token.key)) {
      // A name that is out of order was given by people: it is no neighbour.
      if (step === null || step <= above) continue
      settle(step)
      above = step
    } else waiting.push(token)
  }
  settle(1000)
  return found
}

const stepIn = (path: Path | undefined, folder: Path): number | null => {
  const last = Number(path?.at(-1))
  return path && cssName(path.slice(0, -1)) === cssName(folder) && Number.isInteger(last) ? last : null
}
