import { describe, expect, it } from 'vitest'
import { scene } from '../index.ts'
import { type Canvas, canvas } from '../testing/canvas.ts'

const WHITE = 0xffffff
const PAPER = 0xf1f3f5
const BLUE = 0x0d6efd

const drawn = (draw: (c: Canvas) => void): string[] => {
  const c = canvas(400, 300, PAPER)
  draw(c)
  return scene(c, 1).gaps.map(({ use, axis, px }) => `${use} ${axis} ${px}`)
}

describe('what is a distance', () => {
  it('not where a picture lies between', () => {
    const row = (c: Canvas, picture: boolean) => {
      c.rect(20, 20, 360, 80, WHITE)
      c.rect(90, 40, 120, 40, BLUE)
      if (!picture) return
      for (let y = 44; y < 76; y++)
        for (let x = 36; x < 68; x++) c.rect(x, y, 1, 1, ((x * 97 + y * 57) & 127) * 0x10101 + 0x202020)
    }
    expect(drawn((c) => row(c, false))).toContain('padding x 70')
    expect(drawn((c) => row(c, true))).not.toContain('padding x 70')
  })

  it('to an avatar, whatever is painted on it', () => {
    const gaps = drawn((c) => {
      c.rect(20, 20, 360, 80, WHITE)
      for (let y = 0; y < 40; y++)
        c.rect(36, 40 + y, 40, 1, ((150 + 2 * y) << 16) | ((90 + 3 * y) << 8) | (200 - y))
      c.round(48, 52, 16, 16, 8, 0x8d5524)
      c.rect(92, 50, 120, 20, BLUE)
    })
    expect(gaps).toEqual(expect.arrayContaining(['padding x 16', 'gap x 16']))
    expect(gaps).not.toContain('gap x 28')
  })

  it('not between the low parts of two rows, where something higher stands beside them', () => {
    const gaps = drawn((c) => {
      for (const y of [20, 100]) {
        c.rect(20, y, 60, 60, BLUE)
        c.rect(120, y + 20, 80, 20, 0x198754)
      }
    })
    expect(gaps).toContain('gap y 20')
    expect(gaps).not.toContain('gap y 60')
  })

  it('not beside a single thing in a box that is as wide as there is room', () => {
    expect(
      drawn((c) => {
        c.rect(20, 20, 360, 40, WHITE)
        c.rect(170, 30, 60, 20, BLUE)
      }),
    ).toEqual(expect.not.arrayContaining(['padding x 150']))
  })

  it('between cards of a head and a body, whose outline is one line around both', () => {
    const gaps = drawn((c) => {
      for (const x of [20, 204]) {
        c.round(x, 20, 160, 200, 6, 0xcccccc)
        c.round(x + 1, 21, 158, 40, 5, 0xf8f8f8)
        c.rect(x + 1, 40, 158, 21, 0xf8f8f8)
        c.rect(x + 1, 62, 158, 20, WHITE)
        c.round(x + 1, 62, 158, 157, 5, WHITE)
      }
    })
    expect(gaps).toContain('gap x 24')
  })
})
