import { describe, expect, it } from 'vitest'
import { checkDtcg } from './check.ts'

const red = { colorSpace: 'srgb', components: [1, 0, 0] }
const px = { value: 1, unit: 'px' }
const of = ($type: string, $value: unknown) => ({ a: { $type, $value } })
const font = { fontFamily: 'Inter', fontSize: px, fontWeight: 400, letterSpacing: px, lineHeight: 1.5 }
const shadow = { color: red, offsetX: px, offsetY: px, blur: px, spread: px }
const check = (document: unknown) => checkDtcg(JSON.stringify(document, null, 2))

describe('values that are wrong: where, what, and what to do', () => {
  it.each<[string, unknown, number, string, string]>([
    [
      'text as color',
      of('color', '#3b82f6'),
      4,
      'drafts before 2025.10',
      '"components": [0.2314, 0.5098, 0.9647]',
    ],
    [
      'an unknown color space',
      of('color', { ...red, colorSpace: 'cmyk' }),
      5,
      '"cmyk" is not a color space',
      'srgb, srgb-linear',
    ],
    [
      'components of 255',
      of('color', { colorSpace: 'srgb', components: [255, 0, 0] }),
      7,
      '255 is outside 0 to 1',
      'write 1',
    ],
    [
      'four components',
      of('color', { colorSpace: 'srgb', components: [1, 0, 0, 1] }),
      6,
      'exactly three components',
      'alpha',
    ],
    [
      'a component in quotes',
      of('color', { colorSpace: 'srgb', components: ['1', 0, 0] }),
      7,
      'must be a number or "none"',
      'without quotes',
    ],
    ['alpha in percent', of('color', { ...red, alpha: 50 }), 11, 'alpha must be a number from 0 to 1', '0.5'],
    ['a hex with alpha', of('color', { ...red, hex: '#ff000080' }), 11, 'six digits', 'alpha'],
    [
      'a hex that says otherwise',
      of('color', { ...red, hex: '#00ff00' }),
      11,
      'hex says #00ff00, but the components are #ff0000',
      '"hex": "#ff0000"',
    ],
    [
      'text as length',
      of('dimension', '16px'),
      4,
      'must be an object, not "16px"',
      '{ "value": 16, "unit": "px" }',
    ],
    [
      'a length without unit',
      of('dimension', { value: 0 }),
      4,
      'needs a unit, also when it is 0',
      'px and rem',
    ],
    [
      'a length in em',
      of('dimension', { value: 1, unit: 'em' }),
      6,
      '"em" is not a unit of a dimension',
      'px and rem',
    ],
    ['a number in quotes', of('number', '1'), 4, 'must be a number, not "1"', 'without quotes'],
    ['a weight of 0', of('fontWeight', 0), 4, '0 is not a font weight', '1 to 1000'],
    [
      'a weight in other letters',
      of('fontWeight', 'semibold'),
      4,
      '"semibold" is not a font weight',
      'Did you mean "semi-bold"?',
    ],
    ['no family', of('fontFamily', []), 4, 'must be a name or a list of names', '["Inter", "sans-serif"]'],
    [
      'a duration in minutes',
      of('duration', { value: 1, unit: 'm' }),
      6,
      '"m" is not a unit of a duration',
      'ms and s',
    ],
    [
      'a curve off its square',
      of('cubicBezier', [2, 0, 0, 1]),
      4,
      'the first and third from 0 to 1',
      '[0.4, 0, 0.2, 1]',
    ],
    ['a wavy stroke', of('strokeStyle', 'wavy'), 4, '"wavy" is not a stroke style', 'dashArray'],
    [
      'a border without style',
      of('border', { color: red, width: px }),
      4,
      'has no "style"',
      'tokens of their own',
    ],
    [
      'a font with a shape',
      of('typography', { ...font, fontStyle: 'italic' }),
      16,
      '"fontStyle" is not part of a typography',
      'fontFamily',
    ],
    [
      'a font with a line height in px',
      of('typography', { ...font, lineHeight: px }),
      15,
      'must be a number',
      '',
    ],
    ['a shadow with a blur of text', of('shadow', { ...shadow, blur: '4px' }), 21, 'must be an object', ''],
    [
      'a shadow inside out',
      of('shadow', { ...shadow, inset: 'yes' }),
      29,
      '"inset" must be true or false',
      '',
    ],
    ['a shadow of nothing', of('shadow', []), 4, 'at least one layer', ''],
    ['a gradient that is text', of('gradient', 'red, blue'), 4, 'a list of stops', ''],
  ])('%s', (_, document, line, message, remedy) => {
    const [first, ...rest] = check(document)
    expect(rest).toEqual([])
    expect(first).toMatchObject({
      line,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    })
    expect(first?.remedy).not.toBe('')
  })
})
