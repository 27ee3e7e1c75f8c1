import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { type Lock, complaintsOf, production, sbomOf } from './sbom.ts'

const lock = JSON.parse(await readFile(new URL('../package-lock.json', import.meta.url), 'utf8')) as Lock
const withPackage = (one: object): Lock => ({ name: 'x', version: '1', packages: { 'node_modules/a': one } })

it('what runs in production has a licence that lets it, and nobody has given it up', () => {
  expect(production(lock).length).toBeGreaterThan(50)
  expect(complaintsOf(lock)).toEqual([])
})

it.each([
  [{ version: '1', license: 'MIT' }, []],
  [{ version: '1', license: '(MIT OR GPL-3.0)' }, []],
  [{ version: '1', license: 'MIT AND GPL-3.0' }, ['a 1 has the licence MIT AND GPL-3.0']],
  [{ version: '1' }, ['a 1 has the licence none']],
  [{ version: '1', license: 'MIT', deprecated: 'use b' }, ['a 1 was given up: use b']],
  [{ version: '1', license: 'AGPL-3.0', dev: true }, []],
])('%o', (one, complaints) => {
  expect(complaintsOf(withPackage(one))).toEqual(complaints)
})

it('the bill names each once, with its licence and its hash', () => {
  const { components } = sbomOf(lock, new Date(0))
  const express = components.find(({ name }) => name === 'express')
  expect(express).toMatchObject({ licenses: [{ expression: 'MIT' }], scope: 'required' })
  expect(express?.hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/)
  expect(components.map(({ name }) => name)).not.toContain('vitest')
})
