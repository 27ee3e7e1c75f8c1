/** How long every format takes for a thousand tokens. `node bench/formats.ts` prints a table. */
import { fileURLToPath } from 'node:url'
import type { Values } from '../shared/dtcg.ts'
import type { Semantic } from '../shared/token-set.ts'
import type { AnyToken } from '../shared/token.ts'
import type { Specimen } from '../shared/token-type.ts'
import type { Exportable } from '../core/formats/format.ts'
import { formats } from '../core/formats/index.ts'
import { typeInfo } from '../core/library/exportable.ts'
import { registry } from '../core/tokens/index.ts'

/** ms: W3C and CSS together are what a live preview waits for; all of them what a download waits for. */
const LIMITS = { preview: 60, all: 2000 }
const ROUNDS = 5

export interface FormatTiming {
  readonly format: string
  /** ms, the first time in this process: modules load and code is cold. */
  readonly first: number
  /** ms, the median of the later rounds. */
  readonly median: number
  readonly bytes: number
}

export async function benchFormats(tokens: Exportable = thousand()): Promise<FormatTiming[]> {
  const timings: FormatTiming[] = []
  for (const format of formats) {
    const times: number[] = []
    let bytes = 0
    for (let round = 0; round <= ROUNDS; round++) {
      const start = performance.now()
      const files = await format.render(tokens, { remBase: 16 })
      times.push(performance.now() - start)
      bytes = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0)
    }
    const [first = 0, ...later] = times
    const median = later.toSorted((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0
    timings.push({ format: format.name, first, median, bytes })
  }
  return timings
}

/** 350 colors, 300 lengths, 100 fonts, 50 shadows and 200 roles in two modes. */
export function thousand(): Exportable {
  const px = (value: number): Values['dimension'] => ({ value, unit: 'px' })
  const color = (n: number): Values['color'] => {
    const rgb = [(n * 37) % 256, (n * 91) % 256, n % 256] as const
    const hex = `#${rgb.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
    return { colorSpace: 'srgb', components: [rgb[0] / 255, rgb[1] / 255, rgb[2] / 255], alpha: 1, hex }
  }
  const many = (count: number, specimen: Specimen, value: (n: number) => unknown): AnyToken[] => {
    const { name: type = '', kind, namespace } = registry.find((one) => one.specimen === specimen) ?? {}
    return Array.from({ length: count }, (_, n) => {
      const path = [namespace?.path ?? type, `n-${n}`]
      return {
        key: `${specimen}:${n}`,
        type,
        kind,
        path,
        value: value(n),
        confidence: 1,
        sightings: [],
        derived: {},
      } as unknown as AnyToken
    })
  }
  const primitives = [
    ...many(350, 'swatch', color),
    ...many(200, 'bar', px),
    ...many(100, 'text', (n) => ({
      fontFamily: ['Inter', 'sans-serif'],
      fontSize: px(n + 8),
      fontWeight: 400,
      letterSpacing: px(0),
      lineHeight: 1.5,
    })),
    ...many(50, 'card', (n) => [
      {
        color: { ...color(0), alpha: 0.2 },
        offsetX: px(0),
        offsetY: px(n),
        blur: px(n),
        spread: px(0),
        inset: false,
      },
    ]),
    ...many(100, 'corner', px),
  ]
  const semantics: Semantic[] = Array.from({ length: 200 }, (_, n) => ({
    type: primitives[0]?.type ?? '',
    path: ['color', `role-${n}`],
    role: `role-${n}`,
    alias: { Light: `swatch:${n}`, Dark: `swatch:${n + 1}` },
  }))
  const set = { modes: ['Light', 'Dark'], primitives, semantics, statistics: {}, suggestions: [] }
  return { set, types: registry.map(typeInfo), renamed: new Map() }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const timings = await benchFormats()
  for (const { format, first, median, bytes } of timings) {
    console.log(
      `${format.padEnd(14)} ${first.toFixed(0).padStart(6)} ms first ${median.toFixed(1).padStart(7)} ms then ${(bytes / 1024).toFixed(0).padStart(6)} kB`,
    )
  }
  const sum = (names: readonly string[]) =>
    timings
      .filter(({ format }) => names.length === 0 || names.includes(format))
      .reduce((total, { median }) => total + median, 0)
  const [preview, all] = [sum(['dtcg', 'css']), sum([])]
  console.log(
    `\nW3C and CSS: ${preview.toFixed(0)} ms (limit ${LIMITS.preview}); all formats: ${all.toFixed(0)} ms (limit ${LIMITS.all})`,
  )
  if (preview > LIMITS.preview || all > LIMITS.all) process.exitCode = 1
}
