/** What panel and page are bundled with, whoever bundles them. */
import type { OnResolveArgs, OnResolveResult, Plugin } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import sharp from 'sharp'

/**
 * The oldest Chromium that panel and page run in: `Promise.withResolvers` came with 119 and `Map.groupBy` with 117;
 * nothing here is polyfilled. Figma's desktop app is past it (Electron 28 is Chromium 120).
 */
export const panelTarget = 'chrome120'

/**
 * The tool's plugin for styles writes a module of its own for every import of a sheet: a sheet that six views share
 * lay in the bundle, and in the page, six times (70 kB of 450). One module a sheet.
 */
export const onceEach = (plugin: Plugin): Plugin => ({
  name: plugin.name,
  setup: (build) =>
    plugin.setup({
      ...build,
      onResolve(options, callback) {
        const known = new Map<string, Promise<OnResolveResult | null | undefined>>()
        build.onResolve(options, async (args) => {
          const at = fileOf(args)
          const before = known.get(at) ?? Promise.resolve(callback(args))
          known.set(at, before)
          return await before
        })
      },
    }),
})

/** `!` asks for a sheet whose class names stay as they are. */
const fileOf = ({ path, resolveDir }: OnResolveArgs): string =>
  /^!?\./.test(path)
    ? path.replace(/^(!?)(.*)$/, (_, as: string, to: string) => as + resolve(resolveDir, to))
    : path

/**
 * Schemas can write themselves as JSON Schema, which only a server's documentation asks for: a tenth of what zod weighs,
 * twice in the panel. Its functions are there, and do nothing.
 */
export const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  setup: (build) =>
    build.onLoad(
      { filter: /[/\\]zod[/\\]v4[/\\]core[/\\](to-json-schema|json-schema-processors)\.js$/ },
      async ({ path }) => {
        const names = [...(await readFile(path, 'utf8')).matchAll(/^export (?:const|function) (\w+)/gm)]
        return { contents: names.map(([, name]) => `export const ${name} = () => undefined`).join('\n') }
      },
    ),
}

/** Colours that are left. 25 kB a picture; 128 would be 28, and 38 tokens are measured in either (40 and 41 before). */
const COLORS = 64

/**
 * The example's pictures in their commonest colours: 25 kB instead of 95 in every copy of the panel. Flat areas keep
 * their colour to the bit (`panel-bundle.test.ts`); what moves is the edges of letters, to the nearest that is left.
 */
export async function thinned(png: Uint8Array): Promise<Buffer> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const pixels = Array.from({ length: info.width * info.height }, (_, n) => data.readUIntBE(3 * n, 3))
  const counts = new Map<number, number>()
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1)
  const left = [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, COLORS)
    .map(([color]) => color)
  const nearest = new Map([...counts.keys()].map((color) => [color, closest(color, left)]))
  for (const [n, color] of pixels.entries()) data.writeUIntBE(nearest.get(color) ?? color, 3 * n, 3)
  return await sharp(data, { raw: info }).webp({ lossless: true, effort: 6 }).toBuffer()
}

const channels = (color: number): number[] => [color >> 16, (color >> 8) & 255, color & 255]
const distance = (one: number, other: number): number =>
  channels(one).reduce((sum, level, n) => sum + (level - (channels(other)[n] ?? 0)) ** 2, 0)
const closest = (color: number, among: readonly number[]): number =>
  among.reduce((best, one) => (distance(color, one) < distance(color, best) ? one : best))

export const examplePictures: Plugin = {
  name: 'example-pictures',
  setup: (build) =>
    build.onLoad({ filter: /[/\\]examples[/\\].*\.png$/ }, async ({ path }) => ({
      contents: await thinned(await readFile(path)),
      loader: 'dataurl',
    })),
}
