/**
 * Files as Figma's own variable import takes them: one collection per folder, one mode per file. Values are in a
 * collection of their own, as in files that people keep; roles point into it by name (`aliasData`), with the value beside it
 * where Figma finds no such collection yet.
 */
import type { JSONValue } from '../../shared/json.ts'
import { aliasOf } from '../../shared/names.ts'
import { channels, round } from '../../shared/css-value.ts'
import { type Variable, type VariableValue, isRole, variablesOf } from './figma-variables.ts'
import type { Format } from './format.ts'
import { prettyJson } from './json.ts'
import { sheetOf } from './sheet.ts'
import { oneLine } from './text.ts'
import { type Group, emptyGroup, groupAbove } from './tree.ts'

export const figma: Format = {
  name: 'figma',
  title: 'Figma variables',
  about:
    "For Figma's own import, where the plugin cannot write: a folder per collection, a file per mode; Primitives first.",
  files: ['figma/Primitives/Value.tokens.json', 'figma/Roles/<Mode>.tokens.json'],
  render(tokens, options) {
    const sheet = sheetOf(tokens)
    const variables = variablesOf(sheet, options)
    const modes = [sheet.baseMode, ...sheet.modes]
    const file = (path: string, of: readonly Variable[], name: string, mode: number) => ({
      path: `figma/${path}.tokens.json`,
      mediaType: 'application/design-tokens+json',
      content: prettyJson(documentOf(of, name, mode, primitives)),
    })
    const roles = variables.filter(isRole)
    const primitives = new Set(variables.filter((one) => !isRole(one)).map(({ name }) => name))
    return [
      file(
        `${PRIMITIVES}/Value`,
        variables.filter((one) => !isRole(one)),
        'Value',
        0,
      ),
      ...(roles.length === 0
        ? []
        : modes.map(({ name, slug }, mode) =>
            file(`Roles/${fileName(name, slug, modes)}`, roles, name, mode),
          )),
    ]
  },
}

const PRIMITIVES = 'Primitives'

/** Figma shows the file's name as the mode's. Many disks hold one of two names that differ in case alone. */
const fileName = (name: string, slug: string, all: readonly { name: string }[]): string => {
  const once =
    all.filter((other) => other.name.trim().toLowerCase() === name.trim().toLowerCase()).length === 1
  return once && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} _-]*$/u.test(name) ? name.trim() : slug
}

function documentOf(
  variables: readonly Variable[],
  modeName: string,
  mode: number,
  primitives: ReadonlySet<string>,
): Group {
  const root = emptyGroup()
  for (const variable of variables) {
    const value = variable.values[mode]
    if (!value) continue
    const { path, description = '' } = variable.entry
    const group = groupAbove(root, path)
    const text = oneLine(description)
    group[path.at(-1) ?? ''] = {
      $type: typeOf(value),
      $value: written(value, primitives),
      ...(text === '' ? {} : { $description: text }),
      $extensions: {
        ...(value.is === 'alias' && primitives.has(value.name)
          ? { 'com.figma.aliasData': { targetVariableName: value.name, targetVariableSetName: PRIMITIVES } }
          : {}),
        // Figma does not honour an empty list.
        ...(variable.scopes.length > 0 ? { 'com.figma.scopes': [...variable.scopes] } : {}),
        ...(variable.codeSyntax === undefined
          ? {}
          : { 'com.figma.codeSyntax': { WEB: variable.codeSyntax } }),
      },
    }
  }
  root['$extensions'] = { 'com.figma.modeName': modeName }
  return root
}

function typeOf(value: VariableValue): string {
  if (value.is === 'alias') return typeOf(value.of)
  if (value.is === 'number') return value.unit === 'px' ? 'dimension' : 'number'
  return value.is === 'text' ? 'fontFamily' : 'color'
}

/** Figma imports sRGB only: the hex is every color's fallback there. */
function written(value: VariableValue, primitives: ReadonlySet<string>): JSONValue {
  if (value.is === 'alias')
    // An alias by path reaches no other file.
    return primitives.has(value.name) ? written(value.of, primitives) : aliasOf(value.path)
  if (value.is === 'number') return value.unit === 'px' ? { value: value.value, unit: 'px' } : value.value
  if (value.is === 'text') return value.value
  const { hex, alpha } = value.value
  const components = channels(hex).map((channel) => round(channel / 255))
  return { colorSpace: 'srgb', components, alpha, hex: hex.toUpperCase() }
}
