/** Whose words new roles get, and that a file's own role is no second one of ours. */
import { expect, it } from 'vitest'
import { type Library, librarySchema } from '../../shared/library.ts'
import { defaultOptions } from '../../shared/options.ts'
import { seenFrame } from '../pipeline/testing/seen-frame.ts'
import { registry } from '../tokens/index.ts'
import { putTogether } from './put-together.ts'
import { spellJson } from './stored-json.ts'
import { imported } from './testing/imported.ts'

const color = (hex: string) => ({ $type: 'color', $value: hex })

function rolesAfter(grammar: typeof defaultOptions.grammar, library?: Library): string[] {
  const examined = seenFrame('a', 'Light')
  let n = 0
  const done = putTogether(
    {
      examined: [spellJson(examined)],
      frames: [examined.frame],
      options: { ...defaultOptions, grammar },
      library: library ? spellJson(library) : null,
      told: new Map(),
    },
    registry,
    () => `new-${++n}`,
  )
  const { set } = librarySchema.parse(JSON.parse(new TextDecoder().decode(done?.library?.content)))
  return set.semantics
    .filter(({ path }) => path[0] === 'color')
    .map(({ path, alias }) => `${path.slice(1).join('/')} ${alias['Light']}`)
}

it.each([
  ['auto', ['bg/page', 'bg/brand', 'text/default']],
  ['material', ['surface', 'primary', 'on-surface']],
  ['shadcn', ['background', 'primary', 'foreground']],
] as const)('spells what was measured by %s', (grammar, names) => {
  const [page, brand, text] = names
  expect(rolesAfter(grammar)).toEqual(
    expect.arrayContaining([`${page} color:#ffffff`, `${brand} color:#2563eb`, `${text} color:#0f172a`]),
  )
})

it("goes on in a file's own words, and gives its roles no twins", () => {
  const { library } = imported(
    JSON.stringify({
      palette: { blue: color('#2563eb'), ink: color('#0f172a') },
      color: {
        primary: { $type: 'color', $value: '{palette.blue}' },
        'on-surface': { $type: 'color', $value: '{palette.ink}' },
        'on-primary': { $type: 'color', $value: '#ffffff' },
        outline: { $type: 'color', $value: '{palette.ink}' },
      },
    }),
  )
  const roles = rolesAfter('auto', library)
  expect(
    roles.filter((role) => role.includes('#2563eb')),
    roles.join(' '),
  ).toHaveLength(1)
  expect(roles).toEqual(expect.arrayContaining(['surface color:#ffffff']))
  expect(roles.join(' ')).not.toMatch(/bg\/|text\//)
})
