import { expect, it } from 'vitest'
import type { NodeSpec } from '../../e2e/fake-figma/nodes.ts'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { installFigma } from '../../e2e/fake-figma/testing.ts'
import { picturesIn } from './pictures.ts'

const shot = (id: string, hash: string, more: Partial<NodeSpec> = {}): NodeSpec => ({
  id,
  name: id,
  type: 'RECTANGLE',
  width: 390,
  height: 844,
  props: { fills: [{ type: 'IMAGE', imageHash: hash, scaleMode: 'FILL' }] },
  ...more,
})

it('finds screenshots inside a design that are shown whole at a plain scale, each once', async () => {
  const { doc } = installFigma()
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
  const pictures = { twice: [780, 1688], resized: [1000, 2164], cut: [780, 2400], gif: [780, 1688] }
  for (const [hash, [width = 0, height = 0]] of Object.entries(pictures)) {
    doc.images.set(hash, { bytes: hash === 'gif' ? Uint8Array.of(0x47, 0x49, 0x46) : bytes, width, height })
  }
  addPage(doc, 'Page', [
    {
      id: 'home',
      name: 'Home',
      width: 1440,
      height: 1024,
      children: [
        { id: 'card', name: 'Card', width: 400, height: 900, children: [shot('a', 'twice')] },
        shot('b', 'twice'),
        shot('c', 'resized'),
        shot('d', 'cut'),
        shot('e', 'gif'),
        shot('avatar', 'twice', { width: 40, height: 40 }),
        shot('hidden', 'twice', { visible: false }),
      ],
    },
    // A screenshot by itself is measured as it is.
    shot('alone', 'twice'),
  ])
  const { frames } = await picturesIn({ frames: ['home', 'alone'] })
  expect(frames).toEqual([{ id: 'b', name: 'b in Home', width: 390, height: 844, inside: 'home' }])
})
