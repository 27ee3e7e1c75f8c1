/** What a variable may hold. Numbers are float32 in Figma: 0.4 comes back as 0.4000000059604645. */
import type { Doc } from './document.ts'

const isAlias = (value: VariableValue): value is VariableAlias =>
  typeof value === 'object' && 'type' in value && value.type === 'VARIABLE_ALIAS'
const isColor = (value: VariableValue): value is RGBA =>
  typeof value === 'object' && 'r' in value && 'g' in value && 'b' in value

const mismatch = () => new Error('in setValueForMode: Mismatched variable resolved type for variable')

export function checkedValue(
  doc: Doc,
  variable: Pick<Variable, 'id' | 'resolvedType'>,
  value: VariableValue,
): VariableValue {
  if (isAlias(value)) return checkedAlias(doc, variable, value)
  switch (variable.resolvedType) {
    case 'COLOR': {
      if (!isColor(value)) throw mismatch()
      const { r, g, b } = value
      // Opaque when left out; the typings' union hides that.
      const a = 'a' in value ? value.a : 1
      for (const channel of [r, g, b, a]) {
        if (!(channel >= 0 && channel <= 1)) throw new Error('in setValueForMode: Invalid color')
      }
      return { r: Math.fround(r), g: Math.fround(g), b: Math.fround(b), a: Math.fround(a) }
    }
    case 'FLOAT':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch()
      return Math.fround(value)
    case 'STRING':
      if (typeof value !== 'string') throw mismatch()
      return value
    case 'BOOLEAN':
      if (typeof value !== 'boolean') throw mismatch()
      return value
    default:
      throw new Error(`variables of type ${variable.resolvedType} are not modelled by the fake`)
  }
}

function checkedAlias(
  doc: Doc,
  variable: Pick<Variable, 'id' | 'resolvedType'>,
  alias: VariableAlias,
): VariableAlias {
  let at = doc.variables.get(alias.id)
  if (!at) throw new Error(`in setValueForMode: Variable with id ${alias.id} does not exist`)
  if (at.resolvedType !== variable.resolvedType) throw mismatch()
  for (const seen = new Set<string>(); at && !seen.has(at.id);) {
    if (at.id === variable.id) throw new Error('in setValueForMode: Variable cannot alias itself')
    seen.add(at.id)
    const next: VariableValue | undefined = Object.values(at.valuesByMode).find((value) => isAlias(value))
    at = next && isAlias(next) ? doc.variables.get(next.id) : undefined
  }
  return { type: 'VARIABLE_ALIAS', id: alias.id }
}

export function initialValue(type: VariableResolvedDataType): VariableValue {
  if (type === 'COLOR') return { r: 1, g: 1, b: 1, a: 1 }
  if (type === 'FLOAT') return 0
  if (type === 'STRING') return ''
  if (type === 'BOOLEAN') return false
  throw new Error(`variables of type ${type} are not modelled by the fake`)
}

const FILLS = ['FRAME_FILL', 'SHAPE_FILL', 'TEXT_FILL']
const allowed: Partial<Record<VariableResolvedDataType, readonly string[]>> = {
  COLOR: ['ALL_FILLS', ...FILLS, 'STROKE_COLOR', 'EFFECT_COLOR'],
  FLOAT: [
    'TEXT_CONTENT',
    'WIDTH_HEIGHT',
    'GAP',
    'CORNER_RADIUS',
    'STROKE_FLOAT',
    'EFFECT_FLOAT',
    'OPACITY',
    'COLOR_OPACITY',
    'FONT_WEIGHT',
    'FONT_SIZE',
    'LINE_HEIGHT',
    'LETTER_SPACING',
    'PARAGRAPH_SPACING',
    'PARAGRAPH_INDENT',
  ],
  STRING: ['TEXT_CONTENT', 'FONT_FAMILY', 'FONT_STYLE'],
}

export function checkedScopes(type: VariableResolvedDataType, scopes: VariableScope[]): VariableScope[] {
  const refuse = (why: string) => new Error(`in set_scopes: ${why}`)
  if (scopes.includes('ALL_SCOPES')) {
    if (scopes.length > 1) throw refuse('ALL_SCOPES excludes every other scope')
    return [...scopes]
  }
  for (const scope of scopes) {
    if (!allowed[type]?.includes(scope)) throw refuse(`${scope} is not a scope of ${type} variables`)
  }
  if (scopes.includes('ALL_FILLS') && scopes.some((scope) => FILLS.includes(scope))) {
    throw refuse('ALL_FILLS excludes the other fill scopes')
  }
  if (new Set(scopes).size !== scopes.length) throw refuse('a scope is listed twice')
  return [...scopes]
}
