/** `token-pipeline extract frames… --out tokens/` */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Frame } from '../shared/frame.ts'
import { Problem } from '../shared/problem.ts'
import type { TokenSet } from '../shared/token-set.ts'
import { configFrom, pluginUrls } from '../server/config.ts'
import { cropsOf } from '../server/decode/crops.ts'
import type { Exportable } from '../core/formats/format.ts'
import { formats } from '../core/formats/index.ts'
import { exportable } from '../core/library/exportable.ts'
import { isDoubtful } from '../core/meaning/trust.ts'
import { memoryOf } from '../core/library/match.ts'
import { drive } from '../core/pipeline/walk/drive.ts'
import type { Catalog } from '../core/library/answers.ts'
import { loadCatalog } from '../server/plugins/catalog.ts'
import { createPool } from '../server/pool.ts'
import { registry } from '../core/tokens/index.ts'
import type { DocumentFrame } from '../core/layers/rest/frames.ts'
import type { FrameInput } from '../core/pipeline/ports.ts'
import type { Addition, Environment } from './addition.ts'
import { framesIn, inputOf, isDocumentFile, lostLine, readDocument, withDocuments } from './document-file.ts'
import { fetchDocument } from './figma-api.ts'
import { loadFrame } from './frame-file.ts'
import { labellingFor, spentLine } from './labelling.ts'
import { openLibraryFile } from './library-file.ts'
import { type ExtractOptions, extractOptions } from './options.ts'
import { modesLine, modesOf, statedModes } from './modes.ts'
import { createProgress } from './progress.ts'
import { summary } from './summary.ts'

const knownTypes = registry.map((type) => type.name).join(', ')
const knownFormats = formats.map((format) => format.name).join(', ')

export const extractCommand: Addition = (command, env) =>
  command
    .argument(
      '[frames...]',
      'image files ("@2x" or "@2" at the end of a name means scale 2), or documents (JSON of Figma’s REST API)',
    )
    .option('--figma-key <key>', 'measure this Figma file: its key or address; needs FIGMA_TOKEN')
    .option('--figma-ids <list>', 'only these nodes of it, e.g. 1:2,3:4')
    .option('--out <directory>', 'where the files go (default: tokens; with --json: nowhere)')
    .option('--types <list>', `only these types (${knownTypes})`)
    .option('--formats <list>', `formats to write, or "all" (${knownFormats}; default: dtcg,css)`)
    .option(
      '--scale <scale>',
      'image pixels per CSS px, or auto (file name, screen size, dpi, size of text; default)',
    )
    .option(
      '--mode <label=file>',
      'this file is of that mode, e.g. Dark=home-dark.png (repeat it; default: what names, sizes and grounds tell)',
      (one: string, all: string[] | undefined) => [...(all ?? []), one],
    )
    .option('--no-modes', 'take all files as one mode')
    .option('--threshold <type=number...>', 'the distance that counts as "the same", e.g. spacing=0.1')
    .option(
      '--merge <how>',
      'supported: keep well supported values apart (default); all: merge everything within the threshold',
    )
    .option(
      '--grammar <whose>',
      "how new roles are spelled: auto (as the library's own are; default), property, material or shadcn",
    )
    .option('--concurrency <number>', 'frames measured at once (default: 5)')
    .option('--library <file>', 'keep names and ids from this library file, and update it')
    .option(
      '--label <who>',
      'local: our rules (default); claude: sends the pictures to Anthropic, to learn what the values are for',
    )
    .option('--budget <dollars>', 'US dollars that Claude may cost (default: 2)')
    .option('--unit <unit>', 'for text and spacing on the web: rem (default) or px')
    .option('--rem <px>', 'px per rem (default: 16)')
    .option('--prefix <word>', 'before every name that others could have too: acme gives --acme-color-blue')
    .option(
      '--case <how>',
      'how the words of names are joined where a format leaves it open: kebab, camel or snake',
    )
    .option('--evidence', 'also write where each token was seen (tokens.evidence.json)')
    .option(
      '--doubtful',
      'also write what is doubtful, or only seen in drawings or cut by the edge of a frame',
    )
    .option('--no-pictures', 'no pictures of places in the style guide')
    .option('--plugin <file...>', 'modules with further token types and formats')
    .option('--json', 'print {"tokens": [...]} on stdout, everything else on stderr')
    .addHelpText(
      'after',
      '\nExamples:\n  token-pipeline extract examples/*.png --out tokens/\n  token-pipeline extract --mode Light=a.png --mode Dark=b.png\n  token-pipeline extract home.png settings@2x.png --types color,spacing --formats dtcg,css\n  token-pipeline extract home.png --json > tokens.json\n  token-pipeline extract design.json --out tokens/\n  FIGMA_TOKEN=… token-pipeline extract --figma-key AbC123 --figma-ids 1:2',
    )
    .action(async (files: string[], { plugin = [], ...flags }: { plugin?: string[] }) => {
      const plugins = pluginUrls(plugin)
      const catalog = await loadCatalog(plugins)
      const options = extractOptions(flags, catalog.types, catalog.formats)
      const failed = await extract(files, options, { ...catalog, plugins, env })
      if (failed > 0) process.exitCode = 1
    })

async function extract(
  files: readonly string[],
  options: ExtractOptions,
  { types, plugins, env }: Catalog & { readonly plugins: readonly string[]; readonly env: Environment },
): Promise<number> {
  const library = options.library === undefined ? null : await openLibraryFile(options.library)
  const say = (text: string) => process.stderr.write(`${text}\n`)
  const load = await framesFor(files, options, env, say)
  const labelling =
    options.run.label === 'claude'
      ? await labellingFor(files, options.run.budget, configFrom(env), say)
      : undefined
  const progress = createProgress(process.stderr)
  const pool = createPool(options.concurrency, plugins)
  let failed = 0
  let result: TokenSet
  try {
    const walk = drive(load, {
      types,
      options: options.run,
      examine: withDocuments(pool.examine, types),
      concurrency: options.concurrency,
      memory: library ? memoryOf(library.library) : undefined,
      labelling,
    })
    for (;;) {
      const step = await walk.next()
      if (step.done) {
        result = step.value
        break
      }
      progress.show(step.value)
      if (step.value.event === 'completed') failed = step.value.failed
    }
  } finally {
    progress.done()
    await pool.close()
  }
  if (failed === load.length)
    throw new Problem('invalid-image', 'None of the files could be measured.', 'See the lines above.')
  const kept = library
    ? await library.save(result)
    : { library: { revision: 0, set: result, curation: {} }, set: result }
  if (labelling) say(spentLine(labelling))
  say(`\n${summary(kept.set, types)}\n`)
  if (options.out !== undefined) {
    const tokens = exportable(kept.library, types, options)
    await write(options.out, options, tokens, say)
    const left = options.doubtful ? 0 : kept.library.set.primitives.filter(isDoubtful).length
    if (left > 0)
      say(
        `${left} doubtful ${left === 1 ? 'value was' : 'values were'} not written: --doubtful writes them too`,
      )
  }
  if (options.json) process.stdout.write(`${JSON.stringify({ tokens: kept.set.primitives })}\n`)
  return failed
}

/** One loader a frame: of an image, or of a document, which may hold many. */
async function framesFor(
  files: readonly string[],
  { scale, run, figmaKey, figmaIds, mode, modes }: ExtractOptions,
  env: Environment,
  say: (text: string) => void,
): Promise<(() => Promise<FrameInput>)[]> {
  const documents = files.filter(isDocumentFile)
  if (run.label === 'claude' && (documents.length > 0 || figmaKey !== undefined))
    throw new Problem(
      'invalid-request',
      'A document has no pictures that Claude could look at.',
      'Label images instead.',
    )
  const loaders: (() => Promise<FrameInput>)[] = []
  const add = (name: string, frames: readonly DocumentFrame[]) => {
    const lost = lostLine(name, frames)
    if (lost !== null) say(lost)
    loaders.push(...frames.map((frame) => () => Promise.resolve(inputOf(frame))))
  }
  if (figmaKey !== undefined) add(figmaKey, framesIn(await fetchDocument(figmaKey, figmaIds, env), figmaKey))
  const stated = await statedModes(mode)
  const all = [...new Set([...files, ...stated.keys()])]
  const images = all.filter((file) => !isDocumentFile(file))
  for (const file of all.filter(isDocumentFile)) add(file, await readDocument(file))
  const found = modes ? await modesFor(images, scale, stated, say) : new Map<string, string>()
  loaders.push(
    ...images.map((file) => async () => {
      const input = await loadFrame(file, scale)
      const mode = found.get(file)
      return mode === undefined ? input : { ...input, frame: { ...input.frame, mode } }
    }),
  )
  if (loaders.length === 0)
    throw new Problem(
      'no-image',
      'There is nothing to measure.',
      'Name images or documents, or a Figma file with --figma-key.',
    )
  return loaders
}

/** What cannot be opened is told when it is its turn. */
async function modesFor(
  files: readonly string[],
  scale: number | 'auto',
  stated: ReadonlyMap<string, string>,
  say: (text: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const opened: Frame[] = []
  for (const file of files) {
    const input = await loadFrame(file, scale).catch(() => null)
    if (input) opened.push(input.frame)
  }
  const modes = modesOf(opened, stated)
  const line = modesLine(opened.map((frame) => ({ ...frame, mode: modes.get(frame.id) })))
  if (line !== null) say(line)
  return modes
}

async function write(
  out: string,
  { formats, scale, render, pictures }: ExtractOptions,
  tokens: Exportable,
  say: (text: string) => void,
): Promise<void> {
  // A frame's id is its file; one of an older run may be gone by now.
  const find = (file: string) => loadFrame(file, scale).catch(() => null)
  const crops =
    pictures && formats.some((format) => format.pictures)
      ? await cropsOf(tokens.set.primitives, find)
      : undefined
  for (const format of formats) {
    for (const file of await format.render(tokens, { ...render, ...(crops && { crops }) })) {
      const path = join(out, file.path)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, file.content)
      say(`wrote ${path}`)
    }
  }
}
