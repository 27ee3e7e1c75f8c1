/** The body of Figma's `POST /v1/files/:key/variables`: one new collection with every mode. */
import type { JSONValue } from '../../shared/json.ts'
import { channels } from '../../shared/css-value.ts'
import { type Variable, type VariableValue, variablesOf } from './figma-variables.ts'
import type { Format } from './format.ts'
import { prettyJson } from './json.ts'
import { sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'

const COLLECTION = 'tokens'
const TYPES = { color: 'COLOR', number: 'FLOAT', text: 'STRING' } as const

export const figmaRest: Format = {
  name: 'figma-rest',
  title: 'Figma REST API',
  about: "For scripts: the body to POST to Figma's variables endpoint (Enterprise plans).",
  files: ['figma-rest.json'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const modes = [sheet.baseMode, ...sheet.modes].map(({ name, slug }) => ({ name, id: `mode-${slug}` }))
    const [first] = modes
    const variables = variablesOf(sheet, options)
    const body = {
      variableCollections: [
        { action: 'CREATE', id: COLLECTION, name: 'Tokens', initialModeId: first?.id ?? '' },
      ],
      variableModes: modes.map(({ name, id }, i) => ({
        action: i === 0 ? 'UPDATE' : 'CREATE',
        id,
        name,
        variableCollectionId: COLLECTION,
      })),
      variables: variables.map(created),
      variableModeValues: variables.flatMap(({ name, values }) =>
        values.map((value, i) => ({ variableId: name, modeId: modes[i]?.id ?? '', value: written(value) })),
      ),
    }
    return [{ path: 'figma-rest.json', mediaType: 'application/json', content: prettyJson(body) }]
  },
}

function created({ name, entry, scopes, codeSyntax, values }: Variable): { [key: string]: JSONValue } {
  const description = oneLine(entry.description ?? '')
  return {
    action: 'CREATE',
    id: name,
    name,
    variableCollectionId: COLLECTION,
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
