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
 * The example's pictures in 256 colours each: 32 kB instead of 95 in every copy of the panel. Flat areas keep their
 * colour to the bit (`panel-bundle.test.ts`); what moves is the edges of letters, by a step or two.
 */
export const thinned = async (png: Uint8Array): Promise<Buffer> => {
  const few = await sharp(png).png({ palette: true, colours: 256, dither: 0, effort: 7 }).toBuffer()
  return await sharp(few).webp({ lossless: true, effort: 6 }).toBuffer()
}

export const examplePictures: Plugin = {
  name: 'example-pictures',
  setup: (build) =>
    build.onLoad({ filter: /[/\\]examples[/\\].*\.png$/ }, async ({ path }) => ({
      contents: await thinned(await readFile(path)),
      loader: 'dataurl',
    })),
}
