/** The body of Figma's `POST /v1/files/:key/variables`: new collections of the values, and of the roles in every mode. */
import type { JSONValue } from '../../shared/json.ts'
import { channels } from '../../shared/css-value.ts'
import { type Variable, type VariableValue, isRole, variablesOf } from './figma-variables.ts'
import type { Format } from './format.ts'
import { prettyJson } from './json.ts'
import { sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'

const PRIMITIVES = { id: 'primitives', name: 'Primitives' }
const ROLES = { id: 'roles', name: 'Roles' }
const VALUE = { id: 'mode-of-primitives', name: 'Value' }
const TYPES = { color: 'COLOR', number: 'FLOAT', text: 'STRING' } as const

export const figmaRest: Format = {
  name: 'figma-rest',
  title: 'Figma REST API',
  about: "For scripts: the body to POST to Figma's variables endpoint (Enterprise plans).",
  files: ['figma-rest.json'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const modes = [sheet.baseMode, ...sheet.modes].map(({ name, slug }) => ({ name, id: `mode-${slug}` }))
    const variables = variablesOf(sheet, options)
    const collections = [
      { ...PRIMITIVES, modes: [VALUE] },
      ...(variables.some(isRole) ? [{ ...ROLES, modes }] : []),
    ]
    const modesOf = (variable: Variable) => (isRole(variable) ? modes : [VALUE])
    const body = {
      variableCollections: collections.map(({ id, name, modes: [first] }) => ({
        action: 'CREATE',
        id,
        name,
        initialModeId: first?.id ?? '',
      })),
      variableModes: collections.flatMap(({ id: variableCollectionId, modes: of }) =>
        of.map(({ name, id }, i) => ({
          action: i === 0 ? 'UPDATE' : 'CREATE',
          id,
          name,
          variableCollectionId,
        })),
      ),
      variables: variables.map(created),
      variableModeValues: variables.flatMap((variable) =>
        modesOf(variable).flatMap(({ id: modeId }, i) => {
          const value = variable.values[i]
          return value ? [{ variableId: variable.name, modeId, value: written(value) }] : []
        }),
      ),
    }
    return [{ path: 'figma-rest.json', mediaType: 'application/json', content: prettyJson(body) }]
  },
}

function created(variable: Variable): { [key: string]: JSONValue } {
  const { name, entry, scopes, codeSyntax, values } = variable
  const description = oneLine(entry.description ?? '')
  return {
    action: 'CREATE',
    id: name,
    name,
    variableCollectionId: (isRole(variable) ? ROLES : PRIMITIVES).id,
    resolvedType: typeOf(values[0]),
    ...(description === '' ? {} : { description }),
    ...(scopes.length > 0 ? { scopes: [...scopes] } : {}),
    ...(codeSyntax === undefined ? {} : { codeSyntax: { WEB: codeSyntax } }),
  }
}

function typeOf(value: VariableValue | undefined): string {
  if (!value) return TYPES.number
  return value.is === 'alias' ? typeOf(value.of) : TYPES[value.is]
}

function written(value: VariableValue): JSONValue {
  if (value.is === 'alias') return { type: 'VARIABLE_ALIAS', id: value.name }
  if (value.is !== 'color') return value.value
  const [r, g, b] = channels(value.value.hex)
  return { r: r / 255, g: g / 255, b: b / 255, a: value.value.alpha }
}
