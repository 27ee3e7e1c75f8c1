import { beforeEach, expect, it } from 'vitest'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { type Installed, installFigma } from '../../e2e/fake-figma/testing.ts'
import { readLayers } from './layers.ts'
import { at, readFrame } from './testing.ts'

let fake: Installed
beforeEach(() => (fake = installFigma()))

it('leaves out what is not to be seen', async () => {
  const layers = await readFrame(
    fake,
    at('hidden', { visible: false }),
    at('clear', { props: { opacity: 0 } }),
    at('mask', { type: 'RECTANGLE', props: { isMask: true } }),
    at('clips', {
      props: { clipsContent: true },
      children: [at('in'), at('out', { y: 41 }), at('half', { x: 90 })],
    }),
    at('shape', { type: 'BOOLEAN_OPERATION', children: [at('part', { type: 'VECTOR' })] }),
  )
  expect(layers.map(({ id }) => id)).toEqual(['1:1', 'clips', 'in', 'half', 'shape'])
})

it('says which component and instance each layer belongs to; variants are one component', async () => {
  const button = (id: string, main: string) =>
    at(id, { type: 'INSTANCE', main, children: [at(`${id};l`, { type: 'TEXT' })] })
  addPage(fake.doc, 'Page 1', [
    at('set', {
      type: 'COMPONENT_SET',
      props: { key: 'buttons' },
      children: [at('big', { type: 'COMPONENT' }), at('small', { type: 'COMPONENT' })],
    }),
    at('card', { type: 'COMPONENT', props: { key: 'cards' }, children: [button('b0', 'big')] }),
    at('1:1', { children: [button('b1', 'big'), button('b2', 'small'), at('own', { type: 'TEXT' })] }),
  ])
  const belong = async (frame: string) =>
    (await readLayers(frame)).map(({ id, component, instance }) => [id, component, instance])
  expect(await belong('1:1')).toEqual([
    ['1:1', undefined, undefined],
    ['b1', 'buttons', 'b1'],
    ['b1;l', 'buttons', 'b1'],
    ['b2', 'buttons', 'b2'],
    ['b2;l', 'buttons', 'b2'],
    ['own', undefined, undefined],
  ])
  expect(await belong('card')).toEqual([
    ['card', 'cards', undefined],
    ['b0', 'buttons', 'b0'],
    ['b0;l', 'buttons', 'b0'],
  ])
})

it('reads frames of pages that are not open', async () => {
  addPage(fake.doc, 'Page 1')
  addPage(fake.doc, 'Page 2', [at('9:1', { children: [at('9:2')] })])
  expect(await readLayers('9:1')).toHaveLength(2)
})
