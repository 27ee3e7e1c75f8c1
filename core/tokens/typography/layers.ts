import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import { stated } from '../lib/stated.ts'
import type { SeenText } from './facts.ts'

/** Text layers state everything, each style in them once; AUTO line height stays unobserved. */
export const fromLayers = (layers: readonly Layer[]): SeenText[] =>
  layers.flatMap((layer) => {
    const texts = layer.segments ?? (layer.text ? [layer.text] : [])
    return texts.map((text) => ({
      ...stated(layer),
      value: {
        fontFamily: text.family,
        fontSize: px(text.size),
        fontWeight: text.weight,
        letterSpacing: px(text.letterSpacing),
        ...(text.lineHeight === undefined ? {} : { lineHeight: text.lineHeight }),
      },
      use: 'text' as const,
      facts: { glyphs: text.characters },
    }))
  })
