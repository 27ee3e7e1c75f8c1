/** The short form; `npm run torture` runs everything at length and prints the figures. */
import { expect, it } from 'vitest'
import { drain } from './drain.ts'
import { hostile } from './hostile.ts'
import { killEmbedded } from './kill.ts'

it('a server that is killed at random moments loses no acknowledged frame and repeats no event', async () => {
  const report = await killEmbedded(2, 5, 2)
  expect(report.complaints).toEqual([])
  expect(report.frames).toBeGreaterThan(0)
})

it('a server that is told to end answers the uploads that are on their way', async () => {
  expect((await drain(5, 3)).complaints).toEqual([])
})

it('hostile inputs neither crash the server nor make it fail', async () => {
  const report = await hostile(400, 7)
  expect(report.serverErrors).toEqual([])
  expect(report.statuses['200']).toBeGreaterThan(0)
})
