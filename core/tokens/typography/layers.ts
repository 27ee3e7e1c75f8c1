import type { Layer, LayerText } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import { stated } from '../lib/stated.ts'
import type { SeenText, TextFacts } from './facts.ts'

/** What W3C's typography has no word for. */
const looksOf = ({ auto, italic, case: asCase, decoration }: LayerText): Partial<TextFacts> => ({
  ...(auto && { auto }),
  ...(italic && { italic }),
  ...(asCase && { case: asCase }),
  ...(decoration && { decoration }),
})

/** Text layers state everything, each style in them once. What AUTO comes to is read off the text's box. */
export const fromLayers = (layers: readonly Layer[]): SeenText[] =>
  layers.flatMap((layer) => {
    const texts = layer.segments ?? (layer.text ? [layer.text] : [])
    return texts.map((text) => ({
      ...stated(layer),
      value: {
        fontFamily: text.family,
        fontSize: px(text.size),
        fontWeight: text.weight,
        letterSpacing: { value: text.letterSpacing, unit: 'px' as const },
        ...(text.lineHeight === undefined ? {} : { lineHeight: text.lineHeight }),
      },
      use: 'text' as const,
      facts: { glyphs: text.characters, ...looksOf(text) },
    }))
  })
