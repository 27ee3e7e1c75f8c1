/** Text, effect and paint styles. Names need not be unique. */
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
import { listed, strict } from './strict.ts'

const fontKey = ({ family, style }: FontName) => `${family} ${style}`

function needFont(doc: Doc, where: string, font: FontName): void {
  if (doc.loadedFonts.has(fontKey(font))) return
  throw new Error(
    `in ${where}: unloaded font "${fontKey(font)}". Please call figma.loadFontAsync({ family: "${font.family}", style: "${font.style}" }) and await the returned promise first.`,
  )
}

/** What every style has, and what this one has of its own. */
function style(doc: Doc, type: StyleType, title: string, own: object): object {
  const id = doc.id('S:')
  let name = title
  let description = ''
  const base = {
    ...pluginData(doc),
    id,
    key: `key-${id}`,
    remote: false,
    type,
    get name() {
      return name
    },
    set name(next: string) {
      doc.write('set_style_name')
      name = next
    },
    get description() {
      return description
    },
    set description(next: string) {
      doc.write('set_style_description')
      description = next
    },
    remove() {
      doc.write('remove_style')
      doc.styles.delete(id)
    },
  }
  // Getters stay getters.
  return strict(title, Object.defineProperties(base, Object.getOwnPropertyDescriptors(own)))
}

export function makeTextStyle(doc: Doc): TextStyle {
  let fontName: FontName = { family: 'Inter', style: 'Regular' }
  let fontSize = 12
  let lineHeight: LineHeight = { unit: 'AUTO' }
  let letterSpacing: LetterSpacing = { value: 0, unit: 'PERCENT' }
  let textCase: TextCase = 'ORIGINAL'
  let textDecoration: TextDecoration = 'NONE'
  const boundVariables: { [field in VariableBindableTextField]?: VariableAlias } = {}
  return style(doc, 'TEXT', 'Text style', {
    get fontName() {
      return { ...fontName }
    },
    set fontName(next: FontName) {
      needFont(doc, 'set_fontName', next)
      doc.write('set_fontName')
      fontName = { ...next }
    },
    get fontSize() {
      return fontSize
    },
    set fontSize(next: number) {
      needFont(doc, 'set_fontSize', fontName)
      if (!(next >= 1)) throw new Error('in set_fontSize: Expected "fontSize" to have value >= 1')
      doc.write('set_fontSize')
      fontSize = Math.fround(next)
    },
    get lineHeight() {
      return { ...lineHeight }
    },
    set lineHeight(next: LineHeight) {
      needFont(doc, 'set_lineHeight', fontName)
      doc.write('set_lineHeight')
      lineHeight = next.unit === 'AUTO' ? next : { value: Math.fround(next.value), unit: next.unit }
    },
    get letterSpacing() {
      return { ...letterSpacing }
    },
    set letterSpacing(next: LetterSpacing) {
      needFont(doc, 'set_letterSpacing', fontName)
      doc.write('set_letterSpacing')
      letterSpacing = { value: Math.fround(next.value), unit: next.unit }
    },
    get textCase() {
      return textCase
    },
    set textCase(next: TextCase) {
      needFont(doc, 'set_textCase', fontName)
      doc.write('set_textCase')
      textCase = next
    },
    get textDecoration() {
      return textDecoration
    },
    set textDecoration(next: TextDecoration) {
      needFont(doc, 'set_textDecoration', fontName)
      doc.write('set_textDecoration')
      textDecoration = next
    },
    get boundVariables() {
      return { ...boundVariables }
    },
    setBoundVariable(field: VariableBindableTextField, variable: Variable | null) {
      needFont(doc, 'setBoundVariable', fontName)
      doc.write('setBoundVariable')
      if (variable) boundVariables[field] = { type: 'VARIABLE_ALIAS', id: variable.id }
      else delete boundVariables[field]
    },
  }) as TextStyle
}

export function makeEffectStyle(doc: Doc): EffectStyle {
  let effects: readonly Effect[] = []
  return style(doc, 'EFFECT', 'Effect style', {
    get effects() {
      return effects.map((effect) => ({ ...effect }))
    },
    set effects(next: readonly Effect[]) {
      for (const effect of next) checkEffect(effect)
      doc.write('set_effects')
      effects = next.map((effect) => ({ ...effect }))
    },
  }) as EffectStyle
}

function checkEffect(effect: Effect): void {
  if (effect.type !== 'DROP_SHADOW' && effect.type !== 'INNER_SHADOW') {
    throw new Error(`effects of type ${effect.type} are not modelled by the fake`)
  }
  const { color, offset, radius, visible, blendMode } = effect
  const isColor = [color.r, color.g, color.b, color.a].every((channel) => channel >= 0 && channel <= 1)
  const complete = [offset.x, offset.y, radius].every(Number.isFinite)
  if (!isColor || !complete || radius < 0 || typeof visible !== 'boolean' || typeof blendMode !== 'string') {
    throw new Error('in set_effects: Property "effects" failed validation')
  }
}

export function makePaintStyle(doc: Doc): PaintStyle {
  let paints: readonly Paint[] = []
  return style(doc, 'PAINT', 'Paint style', {
    get paints() {
      return paints.map((paint) => ({ ...paint }))
    },
    set paints(next: readonly Paint[]) {
      for (const paint of next) checkPaint(doc, paint)
      doc.write('set_paints')
      paints = next.map(rounded)
    },
  }) as PaintStyle
}

function checkPaint(doc: Doc, paint: Paint): void {
  const refuse = (why: string) => new Error(`in set_paints: Property "paints" failed validation: ${why}`)
  if (paint.type === 'SOLID') {
    if ('a' in paint.color) throw refuse("Unrecognized key(s) in object: 'a'")
    checkBound(doc, paint.boundVariables?.color)
    return
  }
  if (!('gradientStops' in paint))
    throw new Error(`paints of type ${paint.type} are not modelled by the fake`)
  const rows = paint.gradientTransform
  if (rows.length !== 2 || rows.some((row) => row.length !== 3 || !row.every(Number.isFinite))) {
    throw refuse('Expected a 2x3 matrix')
  }
  if (paint.gradientStops.length < 2) throw refuse('Expected at least two gradient stops')
  for (const { color, position, boundVariables } of paint.gradientStops) {
    const { r, g, b, a } = color as RGBA
    for (const n of [r, g, b, a, position])
      if (!(n >= 0 && n <= 1)) throw refuse('Expected a number from 0 to 1')
    checkBound(doc, boundVariables?.color)
  }
}

function checkBound(doc: Doc, alias: VariableAlias | undefined): void {
  if (alias && doc.variables.get(alias.id)?.resolvedType !== 'COLOR') {
    throw new Error(`in set_paints: Variable with id ${alias.id} is no color`)
  }
}

/** Numbers come back as float32. */
const rounded = (paint: Paint): Paint =>
  'gradientStops' in paint
    ? {
        ...paint,
        gradientTransform: paint.gradientTransform.map((row) => row.map(Math.fround)) as unknown as Transform,
        gradientStops: paint.gradientStops.map((stop) => ({ ...stop, position: Math.fround(stop.position) })),
      }
    : { ...paint }

export function stylesApi(doc: Doc) {
  const added = <S extends BaseStyle>(style: S, what: string): S => {
    doc.write(what)
    doc.styles.set(style.id, style)
    return style
  }
  const local = (type: StyleType) =>
    listed(doc.styles.values(), (style) => style.type === type && !style.remote)
  return {
    createTextStyle: () => added(makeTextStyle(doc), 'createTextStyle'),
    createEffectStyle: () => added(makeEffectStyle(doc), 'createEffectStyle'),
    createPaintStyle: () => added(makePaintStyle(doc), 'createPaintStyle'),
    getLocalTextStylesAsync: async () => local('TEXT') as TextStyle[],
    getLocalEffectStylesAsync: async () => local('EFFECT') as EffectStyle[],
    getLocalPaintStylesAsync: async () => local('PAINT') as PaintStyle[],
    getStyleByIdAsync: async (id: string) => doc.styles.get(id) ?? null,
    listAvailableFontsAsync: async (): Promise<Font[]> =>
      doc.fonts.map((fontName) => ({ fontName: { ...fontName } })),
    async loadFontAsync(font: FontName): Promise<void> {
      if (doc.brokenFonts.has(fontKey(font)) || !doc.fonts.some((one) => fontKey(one) === fontKey(font))) {
        throw new Error(`The font "${fontKey(font)}" could not be loaded`)
      }
      doc.loadedFonts.add(fontKey(font))
    },
  }
}
