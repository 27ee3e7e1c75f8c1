/** Any library that could exist: every kind, awkward names, and text of every script and malice. */
import * as fc from 'fast-check'
import type { Kind, Values } from '../../../shared/dtcg.ts'
import { kinds } from '../../../shared/dtcg.ts'
import type { TypeInfo } from '../../../shared/token-type.ts'
import type { AnyToken } from '../../../shared/token.ts'
import type { Exportable } from '../format.ts'
import { hex, token } from './tokens.ts'

const nasty = [
  '*/',
  '/*',
  '//',
  '-->',
  '<!--',
  '</style><script>',
  '{a.b}',
  '#{1+1}',
  '${x}',
  '\\(x)',
  '\\',
  '"',
  "'",
  '`',
  '\n',
  '\r\n',
  '\u2028',
  '\0',
  '\u001b',
  '@string/x',
  '?attr',
  '&amp;',
  ']]>',
  '%',
  ';}',
  'url(x)',
  '\uFDD0',
  '日本',
  '\u202e',
  '👩‍🎨',
  '!important',
  '__proto__',
  '-',
  ' ',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 4 })), { maxLength: 5 })
    .map((parts) => parts.join('')),
)
const font = text.filter((name) => name.length > 0)
const name = fc.oneof(
  fc.constantFrom(
    'class',
    'default',
    'constructor',
    'tostring',
    'true',
    'nan',
    '1',
    '15',
    '1-5',
    '01',
    'a1',
    'a-1',
    'font-size',
    'value',
    'length',
    'root',
    'static',
    'none',
  ),
  fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,3})?$/),
)

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ min: -1e4, max: 1e4, noNaN: true }),
)
const color = fc
  .tuple(fc.integer({ min: 0, max: 0xffffff }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([rgb, alpha]) => hex(`#${rgb.toString(16).padStart(6, '0')}`, alpha))
const dimension = fc.record({ value: number, unit: fc.constantFrom('px' as const, 'rem' as const) })
const duration = fc.record({
  value: fc.double({ min: 0, max: 1e4, noNaN: true }),
  unit: fc.constantFrom('ms' as const, 's' as const),
})
const share = fc.double({ min: 0, max: 1, noNaN: true })
const cubicBezier = fc.tuple(share, number, share, number)
const fontFamily = fc.oneof(font, fc.array(font, { minLength: 1, maxLength: 3 }))
const fontWeight = fc.double({ min: 1, max: 1000, noNaN: true })
const strokeStyle: fc.Arbitrary<Values['strokeStyle']> = fc.oneof(
  fc.constantFrom('solid' as const, 'inset' as const),
  fc.record({
    dashArray: fc.array(dimension, { minLength: 1, maxLength: 3 }),
    lineCap: fc.constant('round' as const),
  }),
)
const some = <T extends object>(record: fc.Arbitrary<T>) =>
  record.filter((value) => Object.keys(value).length > 0)
const layer = {
  color,
  offsetX: dimension,
  offsetY: dimension,
  blur: dimension,
  spread: dimension,
  inset: fc.boolean(),
}
const typography = {
  fontFamily,
  fontSize: dimension,
  fontWeight,
  letterSpacing: dimension,
  lineHeight: fc.double({ min: 0, max: 10, noNaN: true }),
}
const loose: { requiredKeys: [] } = { requiredKeys: [] }

const values: Record<Kind, fc.Arbitrary<unknown>> = {
  color,
  dimension,
  fontFamily,
  fontWeight,
  duration,
  cubicBezier,
  number,
  strokeStyle,
  border: fc.oneof(
    fc.record({ color, width: dimension, style: strokeStyle }),
    some(fc.record({ color, width: dimension }, loose)),
  ),
  transition: fc.record({ duration, delay: duration, timingFunction: cubicBezier }),
  shadow: fc.array(fc.oneof(fc.record(layer), some(fc.record({ color, blur: dimension }, loose))), {
    minLength: 1,
    maxLength: 3,
  }),
  gradient: fc.array(fc.record({ color, position: share }), { minLength: 1, maxLength: 3 }),
  typography: fc.oneof(fc.record(typography), some(fc.record(typography, loose))),
}

/** One type per kind, as a third party might add them. */
const types: readonly TypeInfo[] = kinds.map((kind) => {
  const path = kind.toLowerCase()
  return {
    name: path,
    title: kind,
    about: `All ${kind}.`,
    kind,
    specimen: kind === 'typography' ? 'text' : kind === 'color' ? 'swatch' : 'box',
    namespace: {
      path,
      tailwind: path,
      tailwind3: kind,
      tokensStudio: kind,
      unit: kind === 'shadow' ? 'px' : 'rem',
    },
    figma: { as: kind === 'gradient' ? 'none' : 'variable', scopes: {} },
    roles: [],
    threshold: { value: 1, unit: '', reason: 'Fuzz.' },
  }
})

const primitive: fc.Arbitrary<AnyToken> = fc.constantFrom(...kinds).chain((kind) =>
  fc
    .tuple(values[kind], fc.array(name, { minLength: 1, maxLength: 3 }), text)
    .map(([value, rest, description]) =>
      token(kind.toLowerCase(), kind, [kind.toLowerCase(), ...rest].join('/'), value as never, {
        description,
      }),
    ),
)

export const library: fc.Arbitrary<Exportable> = fc
  .record({
    primitives: fc.uniqueArray(primitive, { maxLength: 8, selector: ({ path }) => path.join('-') }),
    roles: fc.uniqueArray(fc.tuple(name, fc.nat(), fc.nat()), { maxLength: 4, selector: ([role]) => role }),
    modes: fc.uniqueArray(
      fc.constantFrom('Light', 'Dark', 'Mobile', 'Hoch & Kontrast', 'light', '深色', 'रात', '🌙', '*/'),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    old: fc.array(name, { minLength: 1, maxLength: 2 }),
  })
  .map(({ primitives, roles, modes, old }) => {
    const semantics = roles.flatMap(([role, first, second]) => {
      const one = primitives[first % Math.max(1, primitives.length)]
      if (!one) return []
      const same = primitives.filter(({ type }) => type === one.type)
      const two = same[second % same.length] ?? one
      const alias = Object.fromEntries(modes.map((mode, i) => [mode, i === 0 ? one.key : two.key]))
      return [{ type: one.type, path: [one.type, `role-${role}`], role, alias, description: 'A role.' }]
    })
    const [renamed] = primitives
    return {
      set: { modes, primitives, semantics, statistics: {}, suggestions: [] },
      types,
      renamed: new Map(renamed ? [[old.join('.'), renamed.path]] : []),
    }
  })
