/**
 * Names that Tailwind itself has. A token of such a name would change what is on the page already: `p-4`, `gray-300` and
 * `rounded-lg` mean something in every project. `tailwind-stock.test.ts` holds this list against Tailwind's own theme.
 */
import type { Values } from '../../shared/dtcg.ts'
import { lengthIn } from '../../shared/css-value.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const SIZES = '2xs xs sm md lg xl 2xl 3xl 4xl'
const HUES =
  'red orange amber yellow lime green emerald teal cyan sky blue indigo violet purple fuchsia pink rose slate gray zinc neutral stone mauve olive mist taupe'

/** By namespace; colors are hues with steps. */
const STOCK: Readonly<Record<string, ReadonlySet<string>>> = {
  color: words('black white transparent current inherit'),
  font: words('sans serif mono'),
  text: words('xs sm base lg xl 2xl 3xl 4xl 5xl 6xl 7xl 8xl 9xl'),
  'font-weight': words('thin extralight light normal medium semibold bold extrabold black'),
  tracking: words('tighter tight normal wide wider widest'),
  leading: words('tight snug normal relaxed loose none'),
  radius: words(`${SIZES} none`),
  shadow: words(`${SIZES} inner none`),
  container: words(`3xs ${SIZES} 5xl 6xl 7xl full none`),
}
const hues = words(HUES)

/** Utilities that take any number: so many times a quarter of a rem. */
const NUMBERED = words('spacing size height width container leading')
const UNIT = 4

/** What stands before a name that Tailwind has, where no prefix was asked for: "design system". */
const OURS = 'ds'

/** Never another value under one of Tailwind's names; `key` is the name behind the namespace. */
export function besideStock(namespace: string, key: string, value: unknown): string {
  if (NUMBERED.has(namespace) && /^\d+$/.test(key)) {
    const px = pxOf(value)
    if (px === null || px === Number(key) * UNIT) return key
    return px === Number(key) ? `${key}px` : `${OURS}-${key}`
  }
  return isStock(namespace, key) && SAME[key] !== hexOf(value) ? `${OURS}-${key}` : key
}

function isStock(namespace: string, key: string): boolean {
  if (STOCK[namespace]?.has(key)) return true
  // Steps between Tailwind's too: a ramp is called one thing.
  const hue = /^([a-z]+)-\d+(?:-\d+)?$/.exec(key)?.[1]
  return namespace === 'color' && hue !== undefined && hues.has(hue)
}

/** What they are everywhere. */
const SAME: Readonly<Record<string, string | undefined>> = { white: '#ffffff', black: '#000000' }

const hexOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'hex' in value && 'alpha' in value && value.alpha === 1
    ? value.hex
    : null

const isLength = (value: unknown): value is Values['dimension'] =>
  typeof value === 'object' && value !== null && 'unit' in value && 'value' in value

const pxOf = (value: unknown): number | null =>
  isLength(value) ? lengthIn(value, { unit: 'px', remBase: 16 }) : null
