/** What of a token set can be Figma variables: single values, in px, with a value in every mode. */
import type { Values } from '../../shared/dtcg.ts'
import { figmaName } from '../../shared/names.ts'
import { complete } from '../../shared/observed.ts'
import type { scopes } from '../../shared/token-type.ts'
import { lengthIn, round } from '../../shared/css-value.ts'
import { partsOf } from './expand.ts'
import type { RenderOptions } from './format.ts'
import { propertyName } from './naming.ts'
import type { Entry, Sheet } from './sheet.ts'

type Scope = (typeof scopes)[number]

export interface Variable {
  /** `color/blue/500`. */
  readonly name: string
  readonly entry: Entry
  readonly scopes: readonly Scope[]
  /** `var(--color-blue-500)`: the name it has in the CSS export, if it is there. */
  readonly codeSyntax?: string
  /** One per mode, the base first. */
  readonly values: readonly VariableValue[]
}

/** It stands for another variable, in a collection of its own kind. */
export const isRole = ({ entry }: Variable): boolean => entry.alias !== undefined

export type VariableValue =
  | { readonly is: 'color'; readonly value: Values['color'] }
  /** px where `unit`. */
  | { readonly is: 'number'; readonly value: number; readonly unit?: 'px' }
  | { readonly is: 'text'; readonly value: string }
  | {
      readonly is: 'alias'
      readonly name: string
      readonly path: readonly string[]
      readonly of: VariableValue
    }

/** Scopes of a composite's parts follow from what the part is; whole tokens say theirs by their type and use. */
const PART_SCOPES: Readonly<Record<string, readonly Scope[]>> = {
  fontFamily: ['FONT_FAMILY'],
  fontSize: ['FONT_SIZE'],
  fontWeight: ['FONT_WEIGHT'],
  letterSpacing: ['LETTER_SPACING'],
  lineHeight: ['LINE_HEIGHT'],
  width: ['STROKE_FLOAT'],
}

/** A variable has a value in every mode, as the base has every name; old names stay out. */
export function variablesOf(sheet: Sheet, options: RenderOptions): Variable[] {
  const perMode = [
    singles(sheet.base),
    ...sheet.modes.map(({ entries }) => new Map([...singles(sheet.base), ...singles(entries)])),
  ]
  const [base = new Map<string, Entry>()] = perMode
  const made = new Set<string>()
  return [...base.values()].flatMap((entry) => {
    const name = figmaName(entry.path)
    const values = perMode.map((mode) => {
      const own = mode.get(name)
      return own ? valueOf(own, mode, made, options) : null
    })
    if (values.some((value) => value === null)) return []
    made.add(name)
    return [
      {
        name,
        entry,
        scopes: scopesOf(entry),
        ...(inCss(entry) ? { codeSyntax: `var(${propertyName(entry.path, options)})` } : {}),
        values: values.filter((value) => value !== null),
      },
    ]
  })
}

/** Parts of whole shadows and borders are not apart in CSS. */
const inCss = ({ part, token }: Entry): boolean =>
  part === undefined || token.kind === 'typography' || complete(token.kind, token.value) === null

function singles(entries: readonly Entry[]): Map<string, Entry> {
  const kept = entries.filter(({ type, deprecated }) => type.figma.as !== 'none' && !deprecated)
  const single = kept.flatMap((entry) => {
    const parts = partsOf(entry)
    return parts.length > 0 ? parts : [entry]
  })
  return new Map(single.map((entry) => [figmaName(entry.path), entry]))
}

function valueOf(
  entry: Entry,
  mode: ReadonlyMap<string, Entry>,
  made: ReadonlySet<string>,
  options: RenderOptions,
): VariableValue | null {
  const own = literalOf(entry, mode, options)
  if (!own || !entry.alias) return own
  const name = figmaName(entry.alias)
  return made.has(name) ? { is: 'alias', name, path: entry.alias, of: own } : own
}

function literalOf(
  { kind, value, part, path }: Entry,
  mode: ReadonlyMap<string, Entry>,
  options: RenderOptions,
): VariableValue | null {
  switch (kind) {
    case 'color':
      return { is: 'color', value: value as Values['color'] }
    case 'dimension':
      return { is: 'number', value: px(value as Values['dimension'], options), unit: 'px' }
    case 'fontFamily':
      return { is: 'text', value: [value as Values['fontFamily']].flat()[0] ?? '' }
    case 'fontWeight':
      return { is: 'number', value: round(value as number) }
    case 'number':
      return part === 'lineHeight'
        ? lineHeight(value as number, path, mode, options)
        : { is: 'number', value: round(value as number) }
    case 'duration': {
      const { value: time, unit } = value as Values['duration']
      return { is: 'number', value: round(unit === 's' ? time : time / 1000) }
    }
    default:
      return null
  }
}

const px = (length: Values['dimension'], { remBase }: RenderOptions): number =>
  lengthIn(length, { unit: 'px', remBase })

/** Figma's line heights are px: a multiple means nothing there without the size beside it. */
function lineHeight(
  multiple: number,
  path: readonly string[],
  mode: ReadonlyMap<string, Entry>,
  options: RenderOptions,
): VariableValue | null {
  const size = mode.get(figmaName([...path.slice(0, -1), 'font-size']))
  if (size?.kind !== 'dimension') return null
  return { is: 'number', value: round(multiple * px(size.value as Values['dimension'], options)), unit: 'px' }
}

function scopesOf({ type, token, part = '' }: Entry): Scope[] {
  if (part !== '') {
    const known = PART_SCOPES[part.replace(/-\d+$/, '')]
    return [
      ...(known ?? (part.startsWith('color') ? (['EFFECT_COLOR'] as const) : (['EFFECT_FLOAT'] as const))),
    ]
  }
  const used = token.sightings.flatMap(({ use }) => (use === undefined ? [] : (type.figma.scopes[use] ?? [])))
  return [...new Set(used)].toSorted()
}
