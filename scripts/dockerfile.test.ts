import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { stagesOf } from './dockerfile.ts'
import { contextFiles } from './image-context.ts'

it('reads stages, their names and their steps, over broken lines and comments', () => {
  const text =
    'FROM node AS build\n# why\nRUN npm ci \\\n  --ignore-scripts\n\nFROM node\nCOPY --from=build /app/x x\n'
  expect(stagesOf(text)).toEqual([
    { name: 'build', steps: [{ word: 'RUN', rest: 'npm ci    --ignore-scripts' }] },
    { name: 'image', steps: [{ word: 'COPY', rest: '--from=build /app/x x' }] },
  ])
})

it('refuses a word that it would leave out', () => {
  expect(() => stagesOf('FROM node\nADD x y')).toThrow(/ADD/)
})

it('lets no secret, test or history into the image, and copies only what is let in', async () => {
  const root = new URL('..', import.meta.url)
  const files = await contextFiles(root.pathname)
  expect(files.filter((path) => /\.env|\.test\.ts$|^\.git\/|^node_modules|^data/.test(path))).toEqual([])
  const copied = stagesOf(await readFile(new URL('Dockerfile', root), 'utf8'))
    .flatMap(({ steps }) => steps)
    .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
    .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
    .filter((path) => path !== '.')
  for (const path of copied)
    expect(
      files.some((file) => file === path || file.startsWith(`${path}/`)),
      path,
    ).toBe(true)
})
