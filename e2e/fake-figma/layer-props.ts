/** What layers look like: the properties each type of node has, readable, and writable as far as they can be bound. */
import type { Doc } from './document.ts'

export interface LayerSpec {
  readonly type?: string
  /** Figma's own names and values, over the defaults of the type. `'mixed'` is `figma.mixed`. */
  readonly props?: Readonly<Record<string, unknown>>
  /** Of an instance: id of its main component. */
  readonly main?: string
  /** Of an instance: what differs from its main component. */
  readonly overrides?: readonly { readonly id: string; readonly overriddenFields: readonly string[] }[]
  /** Of a text in several styles. */
  readonly segments?: readonly Readonly<Record<string, unknown>>[]
}

const blend = {
  opacity: 1,
  rotation: 0,
  blendMode: 'PASS_THROUGH',
  isMask: false,
  effects: [],
  effectStyleId: '',
}
const geometry = {
  fills: [],
  fillStyleId: '',
  strokes: [],
  strokeStyleId: '',
  strokeWeight: 1,
  strokeCap: 'NONE',
  dashPattern: [],
}
const sides = { strokeTopWeight: 1, strokeRightWeight: 1, strokeBottomWeight: 1, strokeLeftWeight: 1 }
const corners = {
  cornerRadius: 0,
  topLeftRadius: 0,
  topRightRadius: 0,
  bottomRightRadius: 0,
  bottomLeftRadius: 0,
}
const child = { layoutPositioning: 'AUTO' }
const layout = {
  clipsContent: false,
  layoutMode: 'NONE',
  layoutWrap: 'NO_WRAP',
  primaryAxisAlignItems: 'MIN',
  counterAxisAlignContent: 'AUTO',
  itemSpacing: 0,
  counterAxisSpacing: null,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  gridRowGap: 0,
  gridColumnGap: 0,
}
const text = {
  characters: 'Text',
  fontName: { family: 'Inter', style: 'Regular' },
  fontSize: 12,
  fontWeight: 400,
  lineHeight: { unit: 'AUTO' },
  letterSpacing: { unit: 'PERCENT', value: 0 },
  textCase: 'ORIGINAL',
  textDecoration: 'NONE',
  textStyleId: '',
}
const frame = { ...blend, ...geometry, ...sides, ...corners, ...child, ...layout }
const vector = { ...blend, ...geometry, ...child, cornerRadius: 0 }

const byType: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  FRAME: frame,
  COMPONENT: { ...frame, key: '', remote: false },
  COMPONENT_SET: { ...frame, key: '' },
  INSTANCE: frame,
  GROUP: { ...blend, ...child },
  SECTION: { fills: [], fillStyleId: '' },
  RECTANGLE: { ...blend, ...geometry, ...sides, ...corners, ...child },
  ELLIPSE: vector,
  VECTOR: vector,
  BOOLEAN_OPERATION: vector,
  LINE: vector,
  TEXT: { ...blend, ...geometry, ...child, ...text },
}

const MIXED = Symbol('figma.mixed')
/** Set as a whole; arrays of Figma are frozen copies. */
const SETTABLE = new Set(['fills', 'strokes', 'effects'])
const STYLES = { textStyleId: 'setTextStyleIdAsync', effectStyleId: 'setEffectStyleIdAsync' } as const

const copied = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (JSON.parse(JSON.stringify(value)) as unknown) : value

/** Where a variable may be bound on a node; paints and effects are bound inside their arrays. */
const fieldsOf = (values: Record<string, unknown>): Set<string> =>
  new Set(
    Object.keys(values).filter(
      (name) =>
        /Radius$|Weight$|^padding|Spacing$|Gap$|^opacity$|^fontSize$|^lineHeight$/.test(name) &&
        name !== 'cornerRadius',
    ),
  )

/** A node as these properties see it. */
interface Self {
  readonly id: string
  readonly type: string
  boundVariables: Record<string, unknown>
  [VALUES]: Record<string, unknown>
  [SPEC]: LayerSpec
}
const VALUES = Symbol('values')
const SPEC = Symbol('spec')

/** Made once per document and type: 10,000 layers share them. Getters hand out copies, setters count as writes. */
const prototypes = new WeakMap<Doc, Map<string, object>>()

/** Gives a node the properties that layers of its type have. */
export function giveProps(
  doc: Doc,
  node: { readonly id: string; readonly type: string },
  spec: LayerSpec,
): void {
  const known = byType[node.type]
  if (!known) throw new Error(`nodes of type ${node.type} are not modelled by the fake`)
  const values: Record<string, unknown> = { ...known, ...spread(spec.props ?? {}, known) }
  if (values['key'] === '') values['key'] = `key-${node.id}`
  const made = prototypes.get(doc) ?? new Map<string, object>()
  prototypes.set(doc, made)
  const prototype = made.get(node.type) ?? prototypeOf(doc, node.type, known)
  made.set(node.type, prototype)
  Object.assign(node, { [VALUES]: values, [SPEC]: spec })
  Object.setPrototypeOf(node, prototype)
}

function prototypeOf(doc: Doc, type: string, known: Readonly<Record<string, unknown>>): object {
  const prototype = {}
  const method = (name: string, value: (this: Self, ...asked: never[]) => unknown) =>
    Object.defineProperty(prototype, name, { value })
  for (const name of Object.keys(known)) {
    Object.defineProperty(prototype, name, {
      get(this: Self) {
        return this[VALUES][name] === 'mixed' ? MIXED : copied(this[VALUES][name])
      },
      ...((SETTABLE.has(name) || typeof known[name] === 'number') && {
        set(this: Self, next: unknown) {
          doc.write(`set_${name}`)
          this[VALUES][name] = copied(next)
          const aliases = aliasesIn(next)
          if (aliases.length > 0) this.boundVariables[name] = aliases
          else delete this.boundVariables[name]
        },
      }),
    })
  }
  const fields = fieldsOf(known)
  method('setBoundVariable', function (field: string, variable: Variable | null) {
    if (!fields.has(field)) throw new Error(`in setBoundVariable: "${field}" is not a property of ${type}`)
    doc.write('setBoundVariable')
    if (!variable) {
      delete this.boundVariables[field]
      return
    }
    if (typeof this[VALUES][field] === 'number' && variable.resolvedType !== 'FLOAT') {
      throw new Error(`in setBoundVariable: Mismatched variable resolved type for "${field}"`)
    }
    const [value] = Object.values(variable.valuesByMode)
    if (typeof value === 'number') this[VALUES][field] = value
    this.boundVariables[field] = { type: 'VARIABLE_ALIAS', id: variable.id }
  })
  for (const [field, setter] of Object.entries(STYLES)) {
    if (!(field in known)) continue
    method(setter, async function (style: string) {
      if (style !== '' && !doc.styles.has(style)) throw new Error(`in ${setter}: Style ${style} not found`)
      doc.write(setter)
      this[VALUES][field] = style
    })
  }
  if (type === 'INSTANCE') {
    method('getMainComponentAsync', async function () {
      return doc.nodes.get(this[SPEC].main ?? '') ?? null
    })
    Object.defineProperty(prototype, 'overrides', {
      get(this: Self) {
        return copied(this[SPEC].overrides ?? [])
      },
    })
  }
  if (type === 'COMPONENT') {
    method('getInstancesAsync', async function () {
      return [...doc.nodes.values()].filter((node) => (node as unknown as Self)[SPEC].main === this.id)
    })
  }
  if (type === 'TEXT') {
    method('getStyledTextSegments', function () {
      return copied(this[SPEC].segments ?? [])
    })
  }
  return prototype
}

/** `cornerRadius: 8` stands for its four corners, `strokeWeight: 2` for its four sides, as in Figma. */
function spread(
  props: Readonly<Record<string, unknown>>,
  known: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const all: Record<string, unknown> = {}
  const set = (names: readonly string[], value: unknown) => {
    for (const name of names) if (name in known) all[name] = value
  }
  if ('cornerRadius' in props) set(Object.keys(corners), props['cornerRadius'])
  if ('strokeWeight' in props) set(Object.keys(sides), props['strokeWeight'])
  for (const [name, value] of Object.entries(props)) {
    if (!(name in known)) throw new Error(`"${name}" is not a property that the fake models here`)
    all[name] = value
  }
  return all
}

function aliasesIn(list: unknown): unknown[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((one: { boundVariables?: Record<string, unknown> }) =>
    Object.values(one.boundVariables ?? {}),
  )
}
