import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'

const read = (name: string) => readFile(new URL(`../${name}`, import.meta.url), 'utf8')

it('every image that is built on or run beside says exactly which', async () => {
  const dockerfile = [...(await read('Dockerfile')).matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
  const compose = [...(await read('compose.yaml')).matchAll(/image: (\S+)/g)].map(([, image]) => image)
  const all = [...dockerfile, ...compose]
  expect(all.length).toBeGreaterThan(3)
  expect(all.filter((image) => !/:(RELEASE\.[\dTZ-]+|\d+\.\d+(\.\d+)?(-\w+)?)$/.test(image ?? ''))).toEqual(
    [],
  )
})
