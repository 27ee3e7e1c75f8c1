/** Text, effect and paint styles. Names need not be unique. */
import type { Doc } from './document.ts'
import { pluginData } from './plugin-data.ts'
import { strict } from './strict.ts'

const fontKey = ({ family, style }: FontName) => `${family} ${style}`

function needFont(doc: Doc, where: string, font: FontName): void {
  if (doc.loadedFonts.has(fontKey(font))) return
  throw new Error(
    `in ${where}: unloaded font "${fontKey(font)}". Please call figma.loadFontAsync({ family: "${font.family}", style: "${font.style}" }) and await the returned promise first.`,
  )
}

function common(doc: Doc, kind: string) {
  const id = doc.id('S:')
  let name = kind
  let description = ''
  return {
    id,
    key: `key-${id}`,
    remote: false,
    data: pluginData(doc),
    get name() {
      return name
    },
    rename(next: string) {
      doc.write('set_style_name')
      name = next
    },
    get description() {
      return description
    },
    describe(next: string) {
      doc.write('set_style_description')
      description = next
    },
    remove() {
      doc.write('remove_style')
      doc.styles.delete(id)
    },
  }
}

export function makeTextStyle(doc: Doc): TextStyle {
  const base = common(doc, 'Text style')
  let fontName: FontName = { family: 'Inter', style: 'Regular' }
  let fontSize = 12
  let lineHeight: LineHeight = { unit: 'AUTO' }
  let letterSpacing: LetterSpacing = { value: 0, unit: 'PERCENT' }
  const boundVariables: { [field in VariableBindableTextField]?: VariableAlias } = {}
  const style = {
    ...base.data,
    id: base.id,
    key: base.key,
    remote: false,
    type: 'TEXT' as const,
    get name() {
      return base.name
    },
    set name(next: string) {
      base.rename(next)
    },
    get description() {
      return base.description
    },
    set description(next: string) {
      base.describe(next)
    },
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
    get boundVariables() {
      return { ...boundVariables }
    },
    setBoundVariable(field: VariableBindableTextField, variable: Variable | null) {
      needFont(doc, 'setBoundVariable', fontName)
      doc.write('setBoundVariable')
      if (variable) boundVariables[field] = { type: 'VARIABLE_ALIAS', id: variable.id }
      else delete boundVariables[field]
    },
    remove: () => base.remove(),
  }
  return strict('text style', style) as unknown as TextStyle
}

export function makeEffectStyle(doc: Doc): EffectStyle {
  const base = common(doc, 'Effect style')
  let effects: readonly Effect[] = []
  const style = {
    ...base.data,
    id: base.id,
    key: base.key,
    remote: false,
    type: 'EFFECT' as const,
    get name() {
      return base.name
    },
    set name(next: string) {
      base.rename(next)
    },
    get description() {
      return base.description
    },
    set description(next: string) {
      base.describe(next)
    },
    get effects() {
      return effects.map((effect) => ({ ...effect }))
    },
    set effects(next: readonly Effect[]) {
      for (const effect of next) checkEffect(effect)
      doc.write('set_effects')
      effects = next.map((effect) => ({ ...effect }))
    },
    remove: () => base.remove(),
  }
  return strict('effect style', style) as unknown as EffectStyle
}

function checkEffect(effect: Effect): void {
  if (effect.type !== 'DROP_SHADOW' && effect.type !== 'INNER_SHADOW') {
    throw new Error(`effects of type ${effect.type} are not modelled by the fake`)
  }
  const { color, offset, radius, visible, blendMode } = effect
  const complete = [color.r, color.g, color.b, color.a, offset.x, offset.y, radius].every(Number.isFinite)
  if (!complete || radius < 0 || typeof visible !== 'boolean' || typeof blendMode !== 'string') {
    throw new Error('in set_effects: Property "effects" failed validation')
  }
}

export function makePaintStyle(doc: Doc): PaintStyle {
  const base = common(doc, 'Paint style')
  let paints: readonly Paint[] = []
  const style = {
    ...base.data,
    id: base.id,
    key: base.key,
    remote: false,
    type: 'PAINT' as const,
    get name() {
      return base.name
    },
    set name(next: string) {
      base.rename(next)
    },
    get description() {
      return base.description
    },
    set description(next: string) {
      base.describe(next)
    },
    get paints() {
      return paints.map((paint) => ({ ...paint }))
    },
    set paints(next: readonly Paint[]) {
      for (const paint of next) checkPaint(paint)
      doc.write('set_paints')
      paints = next.map((paint) => ({ ...paint }))
    },
    remove: () => base.remove(),
  }
  return strict('paint style', style) as unknown as PaintStyle
}

function checkPaint(paint: Paint): void {
  if (paint.type === 'SOLID' && 'a' in paint.color) {
    throw new Error(
      'in set_paints: Property "paints" failed validation: Unrecognized key(s) in object: \'a\'',
    )
  }
  if (paint.type !== 'SOLID' && !paint.type.startsWith('GRADIENT_')) {
    throw new Error(`paints of type ${paint.type} are not modelled by the fake`)
  }
}

export function stylesApi(doc: Doc) {
  const added = <S extends BaseStyle>(style: S, what: string): S => {
    doc.write(what)
    doc.styles.set(style.id, style)
    return style
  }
  const local = (type: StyleType) =>
    [...doc.styles.values()].filter((style) => style.type === type && !style.remote)
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
