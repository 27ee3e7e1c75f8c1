import { describe, expect, it } from 'vitest'
import { px } from '../lib/length.ts'
import { settle } from './settle.ts'
import type { TextSighting } from './facts.ts'

interface Style {
  readonly size: number
  /** Lines of it. */
  readonly lines: number
  readonly bold?: boolean
}

/** Cap height, height of round small letters and of flat ones, stem: per em. */
const faces = {
  Roboto: { cap: 0.711, round: 0.538, flat: 0.528, stem: 0.09 },
  Plex: { cap: 0.698, round: 0.528, flat: 0.516, stem: 0.08 },
  Nunito: { cap: 0.705, round: 0.495, flat: 0.486, stem: 0.081 },
  WorkSans: { cap: 0.66, round: 0.51, flat: 0.5, stem: 0.08 },
  DMSans: { cap: 0.7, round: 0.516, flat: 0.504, stem: 0.084 },
  Figtree: { cap: 0.7, round: 0.512, flat: 0.5, stem: 0.08 },
  Karla: { cap: 0.628, round: 0.49, flat: 0.479, stem: 0.078 },
}

/** What a screen shows of a size: drawn as it is, or moved to whole pixels as FreeType does. */
function shown({ cap, round, flat }: (typeof faces)['Plex'], em: number, hinted: boolean) {
  if (!hinted) return { cap: cap * em, x: flat * em }
  const small = Math.floor(round * em + 0.625)
  return { cap: Math.round((cap * em * small) / (round * em)), x: small }
}

function linesOf(face: (typeof faces)['Plex'], styles: readonly Style[], scale: number, hinted: boolean) {
  return styles.flatMap(({ size, lines, bold }) =>
    Array.from({ length: lines }, (_, i): TextSighting => {
      const { cap, x } = shown(face, size * scale, hinted)
      return {
        value: { fontSize: px(size) },
        source: 'pixels',
        use: 'text',
        frame: 'a',
        box: { x: 10, y: size * 100 + i * 30, width: 200, height: size },
        weight: 0.7,
        facts: {
          cap: cap / scale,
          x: x / scale,
          stem: size * face.stem * (bold ? 1.6 : 1),
          glyphs: 16,
          scale,
        },
      }
    }),
  )
}

const stylesOf = (settled: readonly TextSighting[]) =>
  [...new Set(settled.map(({ value }) => `${value.fontSize?.value}/${value.fontWeight}`))].sort()

const page: Style[] = [
  { size: 12, lines: 6 },
  { size: 14, lines: 20 },
  { size: 14, lines: 6, bold: true },
  { size: 20, lines: 2 },
  { size: 32, lines: 1 },
]

describe('sizes and weights', () => {
  const rows = Object.keys(faces).flatMap((face) =>
    [1, 2].flatMap((scale) =>
      [true, false].map((hinted) => [face as keyof typeof faces, scale, hinted] as const),
    ),
  )
  it.each(rows)('of a page in %s at scale %i, hinted: %s', (face, scale, hinted) => {
    const read = stylesOf(settle(linesOf(faces[face], page, scale, hinted)))
    expect(read).toEqual(['12/400', '14/400', '14/700', '20/400', '32/400'])
  })

  it('digits take a size that other lines show to be in use', () => {
    const lines = linesOf(faces.Roboto, page, 1, true)
    const digits = linesOf(faces.Roboto, [{ size: 14, lines: 3 }], 1, true).map((line) => {
      const { x: _, ...facts } = line.facts ?? { glyphs: 0 }
      return { ...line, box: { x: 400, y: 10, width: 60, height: 11 }, facts }
    })
    expect(stylesOf(settle([...lines, ...digits]))).toEqual(stylesOf(settle(lines)))
  })

  it('a layer is believed', () => {
    const [line] = linesOf(faces.Roboto, [{ size: 14, lines: 1 }], 1, true)
    const stated: TextSighting = {
      ...(line as TextSighting),
      source: 'layers',
      value: { fontSize: px(13.5) },
    }
    expect(settle([stated])).toEqual([stated])
  })
})
