import { expect, it } from 'vitest'
import * as z from 'zod'
import { contents } from './testing/render.ts'
import { only, shop } from './testing/shop.ts'
import { tokensStudio } from './tokens-studio.ts'

/** What its loader (2.11) takes: strings everywhere, `#rrggbb(aa)` colors, shadows as lists of `x`, `y`, `type`. */
const text = z.string().min(1)
const hex = z.string().regex(/^#[0-9a-f]{6}(?:[0-9a-f]{2})?$/)
const px = z.string().regex(/^-?\d+(?:\.\d+)?px$/)
const alias = z.string().regex(/^\{[a-z0-9-]+(?:\.[a-z0-9-]+)*\}$/)
const values: Record<string, z.ZodType> = {
  color: hex,
  spacing: px,
  borderRadius: px,
  fontSizes: px,
  letterSpacing: px,
  lineHeights: text,
  typography: z.strictObject({
    fontFamily: text,
    fontWeight: text,
    fontSize: px,
    letterSpacing: px,
    lineHeight: z.string().regex(/%$/),
  }),
  boxShadow: z.array(
    z.strictObject({
      x: px,
      y: px,
      blur: px,
      spread: px,
      color: hex,
      type: z.enum(['dropShadow', 'innerShadow']),
    }),
  ),
  border: z.strictObject({ color: hex, width: px, style: text }),
}

interface Leaf {
  $type: string
  $value: unknown
}

function leaves(node: object, path: string[] = []): [string, Leaf][] {
  if ('$value' in node) return [[path.join('.'), node as Leaf]]
  return Object.entries(node).flatMap(([key, child]) => leaves(child as object, [...path, key]))
}

async function load(of = shop) {
  const { $themes, $metadata, ...sets } = JSON.parse(
    (await contents(tokensStudio, of))['tokens-studio.json'] ?? '{}',
  )
  return { $themes, $metadata, sets: sets as Record<string, object> }
}

it('has every value in the shape the loader takes', async () => {
  const { sets } = await load()
  for (const [, { $type, $value }] of Object.values(sets).flatMap((set) => leaves(set))) {
    expect(values).toHaveProperty($type)
    expect(z.union([alias, values[$type] ?? z.never()]).safeParse($value)).toMatchObject({ success: true })
  }
  expect(Object.fromEntries(leaves(sets['core'] ?? {}))).toMatchObject({
    'color.overlay': { $value: '#0000007a' },
    'spacing.13': { $value: '13px' },
    'text.heading': { $value: { fontWeight: '600', lineHeight: '125%' } },
    'shadow.card': { $value: [{ type: 'dropShadow' }, { type: 'innerShadow', color: '#0000000f' }] },
  })
})

it('resolves every alias within the sets of each theme', async () => {
  const { sets, $themes, $metadata } = await load()
  expect($metadata.tokenSetOrder).toEqual(Object.keys(sets))
  expect($themes.map(({ name }: { name: string }) => name)).toEqual(['Light', 'Dark'])
  for (const { selectedTokenSets } of $themes) {
    const known = new Map(Object.keys(selectedTokenSets).flatMap((set) => leaves(sets[set] ?? {})))
    const targets = [...known.values()]
      .map(({ $value }) => /^\{(.*)\}$/.exec(String($value))?.[1])
      .filter(Boolean)
    expect(targets.filter((target) => !known.has(target ?? ''))).toEqual([])
  }
})

it('is one set without themes where there is one mode', async () => {
  const { sets, $themes } = await load(only(shop, { modes: ['Light'] }))
  expect(Object.keys(sets)).toEqual(['core'])
  expect($themes).toEqual([])
})
