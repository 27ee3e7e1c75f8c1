/** What `extract` may be told, parsed once. */
import * as z from 'zod'
import { exportOptions, renderOptions } from '../shared/export-options.ts'
import { Problem } from '../shared/problem.ts'
import { labelers } from '../shared/label.ts'
import { type RunOptions, mergeModes, runOptionsSchema } from '../shared/options.ts'
import type { Format, RenderOptions } from '../core/formats/format.ts'
import type { Registry } from '../core/tokens/type.ts'

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

const schema = z.object({
  out: z.string().optional(),
  types: list.optional(),
  formats: list.default(['dtcg', 'css']),
  scale: z.union([z.literal('auto'), z.coerce.number().min(0.25).max(8)]).default('auto'),
  threshold: z
    .array(z.string().regex(/^[a-z-]+=\d*\.?\d+$/, 'expected TYPE=NUMBER, as in spacing=0.1'))
    .default([]),
  merge: z.enum(mergeModes).default('supported'),
  grammar: runOptionsSchema.shape.grammar,
  concurrency: z.coerce.number().int().min(1).max(64).default(5),
  library: z.string().optional(),
  mode: z.array(z.string()).default([]),
  modes: z.boolean().default(true),
  figmaKey: z.string().min(1).optional(),
  figmaIds: list.default([]),
  label: z.enum(labelers).default('local'),
  budget: z.coerce.number().positive().max(1000).optional(),
  evidence: z.boolean().default(false),
  doubtful: z.boolean().default(false),
  pictures: z.boolean().default(true),
  ...exportOptions,
  json: z.boolean().default(false),
})

export interface ExtractOptions {
  readonly out: string | undefined
  readonly formats: readonly Format[]
  readonly scale: number | 'auto'
  readonly concurrency: number
  readonly library: string | undefined
  /** `Dark=home.png`, as it was said. */
  readonly mode: readonly string[]
  /** Whether modes are looked for. */
  readonly modes: boolean
  readonly figmaKey: string | undefined
  readonly figmaIds: readonly string[]
  readonly json: boolean
  readonly render: Omit<RenderOptions, 'crops'>
  /** Also what nobody should trust yet. */
  readonly doubtful: boolean
  /** Pictures of places, in formats that show them. */
  readonly pictures: boolean
  readonly run: RunOptions
}

/** @throws Problem naming the flag. */
export function extractOptions(flags: unknown, types: Registry, formats: readonly Format[]): ExtractOptions {
  const result = schema.safeParse(flags)
  if (!result.success) {
    const [issue] = result.error.issues
    throw new Problem(
      'invalid-request',
      `--${String(issue?.path[0])}: ${issue?.message}.`,
      'token-pipeline extract --help shows what is possible.',
    )
  }
  const { threshold, merge, ...rest } = result.data
  const thresholds = Object.fromEntries(
    threshold.map((text) => text.split('=') as [string, string]).map(([type, n]) => [type, Number(n)]),
  )
  const names = types.map((type) => type.name)
  for (const name of [...(rest.types ?? []), ...Object.keys(thresholds)])
    known('unknown-type', 'token type', name, names)
  const wanted = rest.formats.includes('all') ? formats.map((format) => format.name) : rest.formats
  for (const name of wanted)
    known('unknown-format', 'format', name, [...formats.map((format) => format.name), 'all'])
  return {
    out: rest.out ?? (rest.json ? undefined : 'tokens'),
    formats: formats.filter((format) => wanted.includes(format.name)),
    scale: rest.scale,
    concurrency: rest.concurrency,
    library: rest.library,
    mode: rest.mode,
    modes: rest.modes,
    figmaKey: rest.figmaKey,
    figmaIds: rest.figmaIds,
    json: rest.json,
    pictures: rest.pictures,
    doubtful: rest.doubtful,
    render: { ...renderOptions(rest), evidence: rest.evidence },
    run: runOptionsSchema.parse({
      types: rest.types,
      thresholds,
      merge,
      label: rest.label,
      budget: rest.budget,
      grammar: rest.grammar,
    }),
  }
}

function known(
  code: 'unknown-type' | 'unknown-format',
  what: string,
  name: string,
  names: readonly string[],
): void {
  if (!names.includes(name))
    throw new Problem(code, `There is no ${what} "${name}".`, `Known: ${names.join(', ')}.`)
}
