/**
 * Walks one token type through the whole house, alone, and prints how many lines of each file ran. A process of its own
 * for each type: what is counted is what this type needed. `node bench/sharing-probe.ts <type>`
 */
import { readFile } from 'node:fs/promises'
import { Session } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { isCode } from './code-lines.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const examples = ['dashboard', 'pricing'].map((name) => `examples/${name}.png`)

const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
await walk(process.argv[2] ?? '')
const { result } = await session.post('Profiler.takePreciseCoverage')

/** Line → whether it ran; without blank lines and comments. */
async function linesRun(path: string, functions: (typeof result)[number]['functions']): Promise<number> {
  const text = await readFile(path, 'utf8')
  const ran = new Uint8Array(text.length).fill(1)
  // Outer ranges come first, inner ones correct them. Types are wiped in place, so offsets are those of the source.
  for (const { ranges } of functions)
    for (const { startOffset, endOffset, count } of ranges)
      ran.fill(count > 0 ? 1 : 0, startOffset, endOffset)
  let lines = 0
  let at = 0
  for (const line of text.split('\n')) {
    const first = at + line.search(/\S/)
    if (isCode(line) && ran[first] === 1) lines++
    at += line.length + 1
  }
  return lines
}

/** Measured, gathered, named, kept, exported in every format, and planned as a write into an empty file. */
async function walk(name: string): Promise<void> {
  const { loadFrame } = await import('../cli/frame-file.ts')
  const { decode } = await import('../server/decode/decode.ts')
  const { formats } = await import('../core/formats/index.ts')
  const { exportable } = await import('../core/library/exportable.ts')
  const { reconcile } = await import('../core/library/reconcile.ts')
  const { drive } = await import('../core/pipeline/walk/drive.ts')
  const { examine } = await import('../core/pipeline/examine/examine.ts')
  const { registry } = await import('../core/tokens/index.ts')
  const { emptyLibrary } = await import('../shared/library.ts')
  const { defaultOptions } = await import('../shared/options.ts')
  const types = registry.filter((type) => type.name === name)
  const steps = drive(
    examples.map((path) => () => loadFrame(`${root}${path}`, 'auto')),
    {
      types,
      options: defaultOptions,
      concurrency: 1,
      examine: (input) => examine(input, { types, decode, now: () => performance.now() }),
    },
  )
  let step = await steps.next()
  while (!step.done) step = await steps.next()
  let id = 0
  const { library } = reconcile(emptyLibrary(), step.value, () => `id-${id++}`)
  for (const format of formats) await format.render(exportable(library, types), { remBase: 16 })
}

const counted = await Promise.all(
  result
    .filter(
      ({ url }) =>
        url.startsWith(`file://${root}`) && !url.includes('/node_modules/') && !url.includes('/bench/'),
    )
    .map(async ({ url, functions }) => {
      const path = fileURLToPath(url)
      return [path.slice(root.length), await linesRun(path, functions)] as const
    }),
)
process.stdout.write(JSON.stringify(Object.fromEntries(counted)))
