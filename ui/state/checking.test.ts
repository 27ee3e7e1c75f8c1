import { expect, it } from 'vitest'
import type { Check, CheckLine } from '../../shared/check.ts'
import type { FigmaPowers } from '../host/host.ts'
import { createChecking } from './checking.ts'

const line = (id: string, more: Partial<CheckLine> = {}): CheckLine => ({
  id,
  kind: 'bind',
  value: { text: id },
  reason: '',
  ticked: true,
  count: 1,
  places: [],
  ...more,
})
const counts = { total: 1, onSystem: 1, bound: 0, near: 0, fresh: 0, kept: 0 }
const open = async (...lines: CheckLine[]) => {
  const asked: boolean[] = []
  const check = async (_: readonly string[], libraries: boolean): Promise<Check> => {
    asked.push(libraries)
    return { ...counts, frames: [], lines }
  }
  const checking = createChecking({ check } as unknown as FigmaPowers)
  await checking.run(['1:1'])
  return { checking, asked }
}

it('what needs a switch comes and goes with it', async () => {
  const turn = line('turn', { kind: 'mode' })
  const dark = line('dark', { needs: 'turn' })
  const near = line('near', { kind: 'near', ticked: false, needs: 'turn' })
  const { checking } = await open(turn, dark, near, line('other'))
  const steps: [CheckLine, boolean, string[]][] = [
    [turn, false, ['other']],
    [near, true, ['near', 'other', 'turn']],
    [turn, false, ['other']],
    [turn, true, ['dark', 'other', 'turn']],
    [dark, false, ['other', 'turn']],
  ]
  for (const [one, on, expected] of steps) {
    checking.tick(one, on)
    expect([...checking.ticked.value].toSorted()).toEqual(expected)
  }
})

it('looks into team libraries unless somebody says no', async () => {
  const { checking, asked } = await open()
  await checking.withLibraries(false)
  await checking.run(['1:1'])
  expect(asked).toEqual([true, false, false])
})
