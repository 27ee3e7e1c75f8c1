/**
 * Real Figma documents through the reader of layers, all types and all formats: what comes out, how much of it is noise,
 * and in what time. `--from DIR` holds them, as Figma's REST API answers; none is part of this project.
 */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { formats } from '../../core/formats/index.ts'
import { documentOf, isDocument } from '../../core/layers/rest/document.ts'
import { framesOf } from '../../core/layers/rest/frames.ts'
import { exportable } from '../../core/library/exportable.ts'
import { conclude } from '../../core/pipeline/conclude/conclude.ts'
import { examineLayers } from '../../core/pipeline/examine/examine-layers.ts'
import { registry } from '../../core/tokens/index.ts'
import { layersSchema } from '../../shared/layer.ts'
import { defaultOptions } from '../../shared/options.ts'
import { apartOf } from '../../shared/token.ts'
import type { TokenSet } from '../../shared/token-set.ts'
import { tableOf } from '../table.ts'
import { type Judged, judge } from './judge.ts'

export interface DocumentRow {
  readonly name: string
  readonly frames: number
  readonly layers: number
  /** Values that could not be read of layers. */
  readonly lost: number
  /** Tokens that are design, as far as the classifier knows. */
  readonly tokens: number
  /** Tokens kept apart: drawings and chrome. */
  readonly apart: number
  /** By hand, where somebody looked. */
  readonly judged: Judged | null
  /** Formats that wrote it, of all. */
  readonly exports: number
  readonly refused: readonly string[]
  /** Of reading, measuring and concluding, without the exports. */
  readonly milliseconds: number
}

export async function documentRows(from: string): Promise<DocumentRow[]> {
  const files = readdirSync(from)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  const rows: DocumentRow[] = []
  for (const file of files) {
    const json: unknown = JSON.parse(readFileSync(path.join(from, file), 'utf8').replace(/^\uFEFF/, ''))
    if (isDocument(json)) rows.push(await rowOf(file.replace(/\.json$/, ''), json))
  }
  return rows
}

async function rowOf(name: string, json: unknown): Promise<DocumentRow> {
  const start = performance.now()
  const frames = [...framesOf(documentOf(json, name))]
  const examined = frames.map(({ frame, layers }) =>
    examineLayers(frame, layersSchema.parse(layers), registry),
  )
  const set: TokenSet =
    frames.length === 0
      ? { modes: ['Default'], primitives: [], semantics: [], statistics: {}, suggestions: [] }
      : conclude(examined, { types: registry, options: defaultOptions })
  const milliseconds = Math.round(performance.now() - start)
  const all = frames.flatMap(({ layers }) => layers)
  const apart = set.primitives.filter(({ sightings }) => apartOf(sightings)).length
  const refused = await refusals(set)
  return {
    name,
    frames: frames.length,
    layers: all.length,
    lost: all.reduce((sum, { lost = [] }) => sum + lost.length, 0),
    tokens: set.primitives.length - apart,
    apart,
    judged: judge(name, set.primitives),
    exports: formats.length - refused.length,
    refused,
    milliseconds,
  }
}

async function refusals(set: TokenSet): Promise<string[]> {
  const tokens = exportable({ revision: 0, set, curation: {} }, registry)
  const refused: string[] = []
  for (const format of formats) {
    try {
      await format.render(tokens, { remBase: 16 })
    } catch (error) {
      refused.push(`${format.name}: ${String(error)}`)
    }
  }
  return refused
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`

export function printDocuments(rows: readonly DocumentRow[]): string {
  const judged = rows.flatMap((row) => row.judged ?? [])
  const total = (of: (one: Judged) => number) => judged.reduce((sum, one) => sum + of(one), 0)
  const head = [
    'document',
    'frames',
    'layers',
    'lost',
    'tokens',
    'apart',
    'noise kept',
    'design lost',
    'exports',
    'ms',
  ]
  const lines = rows.map(({ judged: own, ...row }) => [
    row.name,
    `${row.frames}`,
    `${row.layers}`,
    `${row.lost}`,
    `${row.tokens}`,
    `${row.apart}`,
    own ? `${own.kept} (${percent(own.kept / Math.max(1, row.tokens))})` : '',
    own ? `${own.lost} (${percent(own.lost / Math.max(1, own.design))})` : '',
    `${row.exports}/${formats.length}`,
    `${row.milliseconds}`,
  ])
  const said = total((one) => one.ticked)
  return [
    tableOf(head, lines),
    '',
    `Of ${judged.length} documents that were labelled by hand, ${total((one) => one.kept)} of ${said} ticked tokens are noise ` +
      `(${percent(total((one) => one.kept) / Math.max(1, said))}) and ${total((one) => one.lost)} of ${total((one) => one.design)} design tokens are lost ` +
      `(${percent(
        total((one) => one.lost) /
          Math.max(
            1,
            total((one) => one.design),
          ),
      )}).`,
    ...rows.flatMap(({ name, refused }) => refused.map((line) => `${name}: ${line}`)),
  ].join('\n')
}
