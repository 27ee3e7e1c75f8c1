import type { Layer } from '../../../shared/layer.ts'
import { px } from '../lib/length.ts'
import type { Seen } from '../type.ts'

/** Text layers state everything, but AUTO line height stays unobserved. */
export const fromLayers = (layers: readonly Layer[]): Seen<'typography'>[] =>
  layers.flatMap(({ text, ...layer }) =>
    text
      ? [
          {
            value: {
              fontFamily: text.family,
              fontSize: px(text.size),
              fontWeight: text.weight,
              letterSpacing: px(text.letterSpacing),
              ...(text.lineHeight === undefined ? {} : { lineHeight: text.lineHeight }),
            },
            use: 'text' as const,
            box: layer.box,
            weight: 1,
            layer: layer.id,
            ...(layer.component === undefined ? {} : { component: layer.component }),
            facts: { glyphs: text.characters },
          },
        ]
      : [],
  )
