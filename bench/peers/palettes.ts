/** Colour palettes as their authors offer them, with as many colours as each gives sensibly. */
import { QuantizerCelebi, hexFromArgb } from '@material/material-color-utilities'
import { getPalette } from 'colorthief'
import { extractColors } from 'extract-colors'
import { Vibrant } from 'node-vibrant/node'
import sharp from 'sharp'

export interface Palette {
  readonly name: string
  palette(file: string): Promise<{ hex: string }[]>
}

const raw = async (file: string) => sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
const hex = (rgb: number): string => `#${rgb.toString(16).padStart(6, '0')}`

export const palettes: readonly Palette[] = [
  { name: 'histogram, top 12', palette: async (file) => histogram(file, 12) },
  {
    name: 'material-color-utilities, 16',
    palette: async (file) => {
      const { data } = await raw(file)
      const pixels: number[] = []
      for (let i = 0; i < data.length; i += 4) {
        pixels.push(
          ((255 << 24) | (byte(data, i) << 16) | (byte(data, i + 1) << 8) | byte(data, i + 2)) >>> 0,
        )
      }
      return [...QuantizerCelebi.quantize(pixels, 16).keys()].map((argb) => ({ hex: hexFromArgb(argb) }))
    },
  },
  {
    name: 'extract-colors',
    palette: async (file) => {
      const { data, info } = await raw(file)
      const pixels = { data: [...data], width: info.width, height: info.height }
      return (await extractColors(pixels)).map((color) => ({ hex: color.hex }))
    },
  },
  {
    name: 'colorthief, 20',
    palette: async (file) =>
      ((await getPalette(file, { colorCount: 20 })) ?? []).map((color) => ({ hex: color.hex() })),
  },
  {
    name: 'node-vibrant',
    palette: async (file) => {
      const swatches = await Vibrant.from(file).getPalette()
      return Object.values(swatches).flatMap((swatch) => (swatch ? [{ hex: swatch.hex }] : []))
    },
  },
]

const byte = (data: Buffer, at: number): number => data[at] ?? 0

async function histogram(file: string, colors: number): Promise<{ hex: string }[]> {
  const { data } = await raw(file)
  const counts = new Map<number, number>()
  for (let i = 0; i < data.length; i += 4) {
    const rgb = (byte(data, i) << 16) | (byte(data, i + 1) << 8) | byte(data, i + 2)
    counts.set(rgb, (counts.get(rgb) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, colors)
    .map(([rgb]) => ({ hex: hex(rgb) }))
}
