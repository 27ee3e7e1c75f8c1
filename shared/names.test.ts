import { expect, it } from 'vitest'
import { uniquePaths } from './names.ts'

it.each<[string, string[], string[], string]>([
  ['a name as it is wanted', [], ['color/blue/500'], 'color/blue/500'],
  ['no name twice', ['radius/8'], ['radius/8'], 'radius/8-2'],
  ['no CSS name twice', ['color/a/b'], ['color/a-b'], 'color/a-b-2'],
  ['nothing inside a token', ['color/white'], ['color/white/half'], 'color/white-half'],
  ['nothing inside a token, however deep', ['a/b'], ['a/b/c/d'], 'a/b-c/d'],
  ['nothing inside what stands beside a token', ['a/b', 'a/b-c'], ['a/b/c/d'], 'a/b-c-d'],
  ['no token around others', ['color/white/half'], ['color/white'], 'color/white-2'],
  ['nothing inside a name it gave itself', [], ['color/white', 'color/white/half'], 'color/white-half'],
])('gives %s', (_, taken, wanted, last) => {
  const unique = uniquePaths(taken.map((path) => path.split('/')))
  const given = wanted.map((path) => unique(path.split('/')).join('/'))
  expect(given.at(-1)).toBe(last)
})
