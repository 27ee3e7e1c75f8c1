import { beforeEach, describe, expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { at, solid } from '../read/testing.ts'
import type { Session } from '../session.ts'
import { open } from '../testing.ts'
import { dropShadow, filled, rgba, saysOf, variable } from './testing.ts'

let fake: Installed
let session: Session
beforeEach(() => {
  fake = installFigma()
  session = open()
})

const page = (...nodes: NodeSpec[]) => addPage(fake.doc, 'Page 1', nodes)
const frame = (...children: NodeSpec[]) => at('f', { children })
const check = (...frames: string[]) => session.check({ frames: frames.length > 0 ? frames : ['f'] })

describe('one layer', () => {
  const radius = (px: number) => at('l', { props: { cornerRadius: px } })
  const row = (props: object) =>
    at('l', { props: { layoutMode: 'HORIZONTAL', ...props }, children: [at('a'), at('b')] })
  const shade = dropShadow('#101828')
  it.each<[string, () => unknown, NodeSpec, [string, string, string | undefined, number][]]>([
    [
      'an exact fill',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6efd'),
      [['bind', '#0d6efd', 'blue', 1]],
    ],
    [
      'a fill close by',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6bfa'),
      [['near', '#0d6bfa', 'blue', 1]],
    ],
    [
      'another color',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#ff0000'),
      [['new', '#ff0000', undefined, 1]],
    ],
    [
      'nothing is said where the file has no such variables',
      () => variable(fake, 'gap', 8),
      filled('l', '#ff0000'),
      [],
    ],
    [
      'a scope that does not allow it',
      () => variable(fake, 'ink', '#0d6efd', ['TEXT_FILL']),
      filled('l', '#0d6efd'),
      [],
    ],
    [
      'a fill that is the same to the eye',
      () => variable(fake, 'ink', '#101828'),
      at('l', { props: { fills: [{ type: 'SOLID', color: { r: 0.0627, g: 0.0941, b: 0.1569 } }] } }),
      [['bind', '#101828', 'ink', 1]],
    ],
    [
      'text',
      () => variable(fake, 'ink', '#111111', ['TEXT_FILL']),
      filled('l', '#111111', { type: 'TEXT' }),
      [['bind', '#111111', 'ink', 1]],
    ],
    [
      'a stroke',
      () => variable(fake, 'line', '#e2e8f0', ['STROKE_COLOR']),
      at('l', { props: { strokes: [solid('#e2e8f0')] } }),
      [['bind', '#e2e8f0', 'line', 1]],
    ],
    [
      'four corners are one',
      () => variable(fake, 'radius/8', 8, ['CORNER_RADIUS']),
      radius(8),
      [['bind', '8', 'radius/8', 1]],
    ],
    [
      'a corner close by',
      () => variable(fake, 'radius/8', 8, ['CORNER_RADIUS']),
      radius(7),
      [['near', '7', 'radius/8', 1]],
    ],
    [
      'gap and padding',
      () => variable(fake, 'space/16', 16, ['GAP']),
      row({ itemSpacing: 16, paddingLeft: 16, paddingRight: 16 }),
      [['bind', '16', 'space/16', 2]],
    ],
    [
      'no gap where space is distributed',
      () => variable(fake, 'space/16', 16, ['GAP']),
      row({ itemSpacing: 16, primaryAxisAlignItems: 'SPACE_BETWEEN' }),
      [],
    ],
    [
      'a name tells radius from spacing',
      () => [variable(fake, 'space/8', 8), variable(fake, 'radius/8', 8)],
      radius(8),
      [['bind', '8', 'radius/8', 1]],
    ],
    [
      'several with this value are a question',
      () => [variable(fake, 'a', '#ffffff'), variable(fake, 'b', '#ffffff')],
      filled('l', '#ffffff'),
      [['question', '#ffffff', undefined, 1]],
    ],
    [
      'the one for this use is no question',
      () => [variable(fake, 'a', '#ffffff', []), variable(fake, 'b', '#ffffff', ['FRAME_FILL'])],
      filled('l', '#ffffff'),
      [['bind', '#ffffff', 'b', 1]],
    ],
    [
      'locked',
      () => variable(fake, 'blue', '#0d6efd'),
      filled('l', '#0d6efd', { locked: true }),
      [['left', '#0d6efd', undefined, 1]],
    ],
    [
      'translucent',
      () =>
        variable(fake, 'blue', '#0d6efd').setValueForMode(
          [...fake.doc.collections.values()][0]!.defaultModeId,
          { ...rgba('#0d6efd'), a: 0.5 },
        ),
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'blue', 1]],
    ],
    [
      'translucent over an opaque variable',
      () => variable(fake, 'blue', '#0d6efd'),
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'blue', 1]],
    ],
    [
      'a translucent variable before an opaque one',
      () => [
        variable(fake, 'blue', '#0d6efd'),
        variable(fake, 'haze', '#0d6efd').setValueForMode(
          [...fake.doc.collections.values()][0]!.defaultModeId,
          { ...rgba('#0d6efd'), a: 0.5 },
        ),
      ],
      at('l', { props: { fills: [solid('#0d6efd', { opacity: 0.5 })] } }),
      [['bind', '#0d6efd 50 %', 'haze', 1]],
    ],
    [
      'the color of a shadow beside a blur',
      () => variable(fake, 'shade', '#101828', ['EFFECT_COLOR']),
      at('l', { props: { effects: [shade, { type: 'LAYER_BLUR', visible: true, radius: 4 }] } }),
      [['bind', '#101828', 'shade', 1]],
    ],
    [
      'a shadow’s color that nothing has is no value by itself',
      () => variable(fake, 'shade', '#445566', ['EFFECT_COLOR']),
      at('l', { props: { effects: [shade] } }),
      [],
    ],
    ['hidden', () => variable(fake, 'blue', '#0d6efd'), filled('l', '#0d6efd', { visible: false }), []],
  ])('%s', async (_, variables, layer, expected) => {
    variables()
    page(frame(layer))
    expect(saysOf(await check())).toEqual(expected)
  })
})
