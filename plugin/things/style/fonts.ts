/** Which fonts there are, and what their weights are called. */

/** Family → style names, from Figma's own list: names of styles are the foundries' business. */
export type Fonts = ReadonlyMap<string, readonly string[]>

export async function availableFonts(): Promise<Fonts> {
  const fonts = new Map<string, string[]>()
  for (const { fontName } of await figma.listAvailableFontsAsync()) {
    const styles = fonts.get(fontName.family)
    if (styles) styles.push(fontName.style)
    else fonts.set(fontName.family, [fontName.style])
  }
  return fonts
}

export const fontKey = ({ family, style }: FontName): string => `${family} ${style}`

/** Nothing of a text style can be set before its fonts are there. Gives the ones that could not be loaded. */
export async function loadFonts(fonts: Iterable<FontName>): Promise<Set<string>> {
  const missing = new Set<string>()
  const wanted = new Map([...fonts].map((font) => [fontKey(font), font]))
  for (const [key, font] of wanted) {
    try {
      await figma.loadFontAsync(font)
    } catch {
      missing.add(key)
    }
  }
  return missing
}

/** Usual names of each weight (OpenType `usWeightClass`), without spaces and case. */
const NAMES: Readonly<Record<number, readonly string[]>> = {
  100: ['thin', 'hairline'],
  200: ['extralight', 'ultralight'],
  300: ['light'],
  400: ['regular', 'normal', 'book', 'roman'],
  500: ['medium'],
  600: ['semibold', 'demibold', 'demi'],
  700: ['bold'],
  800: ['extrabold', 'ultrabold', 'heavy'],
  900: ['black', 'heavy'],
}

/** The family's style of exactly that weight and slant; null where it has none: another would be a guess. */
export function styleOf(fonts: Fonts, family: string, weight: number, italic = false): FontName | null {
  const upright = NAMES[weight] ?? []
  // "Italic" alone is that of the regular weight.
  const slanted = weight === 400 ? ['italic', 'oblique'] : []
  const names = italic
    ? [...slanted, ...upright.flatMap((name) => [`${name}italic`, `${name}oblique`])]
    : upright
  const style = fonts.get(family)?.find((one) => names.includes(one.toLowerCase().replace(/[\s-]/g, '')))
  return style === undefined ? null : { family, style }
}
