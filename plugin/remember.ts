/** What the panel keeps on this computer: `clientStorage`, 5 MB per plugin. The iframe itself has no storage. */

const PANEL = 'panel:'
const SIZE = 'size'

export interface Size {
  readonly width: number
  readonly height: number
}

/** Wide enough for a frame beside its tokens, narrow enough for a laptop. */
const FIRST: Size = { width: 440, height: 640 }
const clamp = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)))
const fit = ({ width, height }: Size): Size => ({
  width: clamp(width, 360, 900),
  height: clamp(height, 400, 900),
})

/** Storage that fails is as good as empty: the panel asks again what it needs. */
export async function stored(): Promise<Record<string, string>> {
  const all = await figma.clientStorage.keysAsync().catch(() => [])
  const keys = all.filter((key) => key.startsWith(PANEL))
  const values = await Promise.all(
    keys.map(async (key): Promise<unknown> => figma.clientStorage.getAsync(key).catch(() => null)),
  )
  return Object.fromEntries(
    keys.flatMap((key, i) => {
      const value = values[i]
      return typeof value === 'string' ? [[key.slice(PANEL.length), value]] : []
    }),
  )
}

export async function remember(key: string, value: string | null): Promise<void> {
  if (value === null) await figma.clientStorage.deleteAsync(PANEL + key)
  else await figma.clientStorage.setAsync(PANEL + key, value)
}

export async function rememberedSize(): Promise<Size> {
  const value: unknown = await figma.clientStorage.getAsync(SIZE).catch(() => null)
  if (typeof value !== 'string') return FIRST
  const [width, height] = value.split('x').map(Number)
  return width && height ? fit({ width, height }) : FIRST
}

export async function resize(wanted: Size): Promise<void> {
  const { width, height } = fit(wanted)
  figma.ui.resize(width, height)
  await figma.clientStorage.setAsync(SIZE, `${width}x${height}`).catch(() => undefined)
}
