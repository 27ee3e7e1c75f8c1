import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { root } from './scaffold/scaffold.ts'

const text = readFileSync(`${root}ARCHITECTURE.md`, 'utf8')
const map = /## The map\s+```\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
/** Folders of the map by the folder they are drawn in; the house's own under `''`. */
const drawn = new Map<string, string[]>([['', []]])
for (const [, indent = '', name = ''] of map.matchAll(/^( *)([\w-]+)\/(?=\s)/gm)) {
  const parent = indent === '' ? '' : `${drawn.get('')?.at(-1)}/`
  drawn.set(parent, [...(drawn.get(parent) ?? []), name])
}

/** What is installed, built, or written by `extract` is not part of the house. */
const guests = new Set(['node_modules', 'build', 'tokens'])
const built = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => folder !== '' || !guests.has(name))

it.each([...drawn])('ARCHITECTURE.md draws the rooms of /%s as they are', (folder, rooms) =>
  expect(rooms.toSorted()).toEqual(built(folder).toSorted()),
)

it('ARCHITECTURE.md draws the rooms of those that have many', () =>
  expect([...drawn.keys()]).toEqual(['', 'core/', 'plugin/', 'server/']))
