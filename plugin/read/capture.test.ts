import { describe, expect, it } from 'vitest'
import { addPage } from '../../e2e/fake-figma/pages.ts'
import { installFigma } from '../../e2e/fake-figma/testing.ts'
import { capture, thumbnail } from './capture.ts'
import { allFrames } from './frames.ts'

/** The start of a PNG: signature and IHDR. */
function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(33)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, 0x89504e47)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return bytes
}

function fileWith(node: { width: number; height: number; bleed?: number; visible?: boolean }) {
  const asked: number[] = []
  const file = installFigma(
    {},
    {
      exportPng: (_, scale, bounds) => {
        asked.push(scale)
        return png(Math.ceil(bounds.width * scale), Math.ceil(bounds.height * scale))
      },
    },
  )
  addPage(file.doc, 'First')
  addPage(file.doc, 'Second', [{ id: '1:1', name: 'Home', x: 100, y: 50, ...node }])
  return asked
}

describe('capture', () => {
  it.each([
    ['an ordinary frame at 2', 1440, 1024, 2],
    ['a tall one at 1: whole pixels, no blended edges', 1440, 6000, 1],
    ['a huge one at the fraction that fits', 1440, 12_000, 8192 / 12_000],
  ])('%s', async (_, width, height, scale) => {
    const asked = fileWith({ width, height })
    const captured = await capture('1:1')
    expect(asked).toEqual([scale])
    expect(captured.scale).toBe(scale)
    // Figma rounds up to whole image pixels.
    expect(Math.abs(captured.width - width)).toBeLessThan(1 / scale)
    expect(Math.abs(captured.height - height)).toBeLessThan(1 / scale)
    expect(captured.origin).toEqual({ x: 0, y: 0 })
  })

  const picture = { type: 'IMAGE', imageHash: 'shot', scaleMode: 'FILL' }
  it.each<[string, object, { width: number; height: number }, number | null]>([
    ['its own pixels at 2', {}, { width: 780, height: 1688 }, 2],
    ['at 1', {}, { width: 390, height: 844 }, 1],
    ['at 3, a fraction of a px off', {}, { width: 1170, height: 2531 }, 3],
    ['not what was resized', {}, { width: 1000, height: 2164 }, null],
    ['not a part of a picture', {}, { width: 780, height: 2400 }, null],
    [
      'not below something else',
      { children: [{ name: 'note', width: 9, height: 9 }] },
      { width: 780, height: 1688 },
      null,
    ],
    ['not translucent', { props: { fills: [picture], opacity: 0.5 } }, { width: 780, height: 1688 }, null],
  ])('a pasted screenshot gives %s', async (_, more, size, scale) => {
    const file = installFigma({}, { exportPng: () => png(1, 1) })
    const bytes = png(size.width, size.height)
    file.doc.images.set('shot', { bytes, ...size })
    addPage(file.doc, 'Page', [
      { id: '1:1', name: 'Shot', width: 390, height: 844, props: { fills: [picture] }, ...more },
    ])
    const captured = await capture('1:1')
    expect({
      own: captured.png.length === bytes.length && captured.png[19] === bytes[19],
      scale: captured.scale,
    }).toEqual({
      own: scale !== null,
      scale: scale ?? 2,
    })
  })

  it.each<[string, Uint8Array, number]>([
    ['PNG', png(1000, 2164), 2.5],
    ['JPEG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), 2.5],
  ])('what was resized gives its own pixels once its scale is told: %s', async (_, bytes, scale) => {
    const file = installFigma({}, { exportPng: () => png(1, 1) })
    file.doc.images.set('shot', { bytes, width: 1000, height: 2164 })
    addPage(file.doc, 'Page', [
      { id: '1:1', name: 'Shot', width: 390, height: 844, props: { fills: [picture] } },
    ])
    expect(await allFrames()).toMatchObject([{ pixels: { width: 1000, height: 2164 } }])
    expect(await capture('1:1', scale)).toMatchObject({ png: bytes, scale, width: 400, height: 865.6 })
  })

  it('starts outside the frame where a shadow does', async () => {
    fileWith({ width: 100, height: 100, bleed: 12 })
    expect(await capture('1:1')).toMatchObject({ width: 124, height: 124, origin: { x: -12, y: -12 } })
  })

  it.each([
    ['too large even so', { width: 100_000, height: 400 }, /too large to measure at once/],
    ['hidden', { width: 100, height: 100, visible: false }, /shows nothing/],
  ])('refuses what is %s, by name', async (_, node, message) => {
    fileWith(node)
    await expect(capture('1:1')).rejects.toThrow(message)
  })

  it('says that a frame is gone', async () => {
    fileWith({ width: 1, height: 1 })
    await expect(capture('9:9')).rejects.toThrow('The frame 9:9 is not in this file any more.')
  })

  it('goes on with the next one after a failure', async () => {
    fileWith({ width: 100, height: 50 })
    const both = await Promise.allSettled([capture('9:9'), thumbnail('1:1')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })
})
