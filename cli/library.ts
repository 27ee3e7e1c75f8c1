/** `import { extract, render } from '@token-pipeline/measure'`: measuring as a function, in this process. */
import type { RunEvent } from '../shared/events.ts'
import { proposeScale } from '../shared/scale.ts'
import type { Layer } from '../shared/layer.ts'
import { type RunOptions, runOptionsSchema } from '../shared/options.ts'
import { Problem } from '../shared/problem.ts'
import type { TokenSet } from '../shared/token-set.ts'
import type { ExportedFile } from '../shared/api.ts'
import type { RenderOptions } from '../core/formats/format.ts'
import { formats } from '../core/formats/index.ts'
import { exportable } from '../core/library/exportable.ts'
import { examine } from '../core/pipeline/examine/examine.ts'
import type { FrameInput } from '../core/pipeline/ports.ts'
import { drive } from '../core/pipeline/walk/drive.ts'
import { registry } from '../core/tokens/index.ts'
import { decode, inspect } from '../server/decode/decode.ts'

export type { ExportedFile } from '../shared/api.ts'
export type { RunEvent } from '../shared/events.ts'
export { Problem } from '../shared/problem.ts'
export type { TokenSet } from '../shared/token-set.ts'

/** One picture of a screen. */
export interface FrameFile {
  /** Names the frame in evidence and problems; `@2x` at its end says the scale. */
  readonly name: string
  /** PNG, JPEG or WebP, as it lies on disk. */
  readonly image: Uint8Array
  /** Image pixels per CSS px; absent: from the name, the size of a known screen, or the dpi. */
  readonly scale?: number | undefined
  /** Light, Dark, Mobile …: frames of one screen in several become modes. */
  readonly mode?: string | undefined
  /** Where a design tool knows them: then values are exact. */
  readonly layers?: readonly Layer[] | undefined
}

export interface ExtractOptions extends Partial<Omit<RunOptions, 'label' | 'budget'>> {
  /** Told of each step as it happens. */
  readonly onEvent?: ((event: RunEvent) => void) | undefined
}

/**
 * Measures frames, one after the other. The same frames give the same tokens, to the byte; ids are minted by libraries
 * and so are absent.
 * @throws Problem `no-image` without frames, `invalid-image` and `image-too-large` naming a frame when none could be measured.
 * @example
 * const set = await extract([{ name: 'home@2x.png', image: await readFile('home@2x.png') }])
 * for (const { path, value } of set.primitives) console.log(path.join('.'), value)
 */
export async function extract(
  frames: readonly FrameFile[],
  { onEvent, ...options }: ExtractOptions = {},
): Promise<TokenSet> {
  if (frames.length === 0) throw new Problem('no-image', 'There are no frames.', 'Give at least one picture.')
  const types = options.types ? registry.filter(({ name }) => options.types?.includes(name)) : registry
  const walk = drive(
    frames.map((frame) => () => inputOf(frame)),
    {
      types,
      options: runOptionsSchema.parse(options),
      examine: async (input, { onFound }) =>
        examine(input, {
          types,
          decode: (image) => decode(image, input.frame.name),
          onFound,
          now: () => performance.now(),
        }),
      concurrency: 1,
    },
  )
  let failed: Problem | undefined
  let measured = 0
  for (;;) {
    const step = await walk.next()
    if (step.done) {
      if (measured === 0 && failed) throw failed
      return step.value
    }
    const event = step.value
    if (event.event === 'measured') measured++
    if (event.event === 'failed-frame')
      failed ??= new Problem(event.problem.code, event.problem.detail, event.problem.remedy)
    onEvent?.(event)
  }
}

async function inputOf({ name, image, scale, mode, layers }: FrameFile): Promise<FrameInput> {
  const { width, height, density } = await inspect(image, name)
  const perPixel = scale ?? proposeScale({ name, width, height, density })
  return {
    image,
    frame: {
      id: name,
      name,
      scale: perPixel,
      width: width / perPixel,
      height: height / perPixel,
      ...(mode !== undefined && { mode }),
    },
    layers,
  }
}

/** Names of the formats that `render` knows. */
export const formatNames: readonly string[] = formats.map(({ name }) => name)

/**
 * Spells tokens in one format.
 * @throws Problem `unknown-format`, and `export-failed` naming the token that the format cannot write.
 * @example
 * const [css] = await render(set, 'css')
 * await writeFile(css.path, css.content)
 */
export async function render(
  set: TokenSet,
  format: string,
  options: Partial<RenderOptions> = {},
): Promise<readonly ExportedFile[]> {
  const known = formats.find(({ name }) => name === format)
  if (!known)
    throw new Problem(
      'unknown-format',
      `There is no format "${format}".`,
      `Use one of: ${formatNames.join(', ')}.`,
    )
  const tokens = exportable({ revision: 0, set, curation: {} }, registry)
  return await known.render(tokens, { remBase: 16, ...options })
}
