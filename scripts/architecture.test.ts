import { readFileSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { root } from './scaffold/scaffold.ts'

const text = readFileSync(`${root}ARCHITECTURE.md`, 'utf8')
const map = /## The map\s+```\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
/** Folders at one depth of the map: those that begin a line, behind so many spaces. */
const drawn = (spaces: number): string[] =>
  [...map.matchAll(/^( *)([\w-]+)\/(?=\s)/gm)].flatMap(([, indent = '', name = '']) =>
    indent.length === spaces ? [name] : [],
  )

/** What is installed, built, or written by `extract` is not part of the house. */
const guests = new Set(['node_modules', 'build', 'tokens'])
const built = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => folder !== '' || !guests.has(name))

it('ARCHITECTURE.md draws the house as it is', () =>
  expect(drawn(0).toSorted()).toEqual(built('').toSorted()))

it('ARCHITECTURE.md draws the rooms of core and server as they are', () =>
  expect(drawn(2).toSorted()).toEqual(['core/', 'server/'].flatMap(built).toSorted()))
