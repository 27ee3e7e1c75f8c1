import { expect, it } from 'vitest'
import { describeFault } from './log.ts'

it('tells where a query failed, and nothing of what was in it', () => {
  const fault = new Error('Failed query: insert into events\nparams: run,1,{"name":"Secret screen"}', {
    cause: new Error('unsupported Unicode escape sequence'),
  })
  expect(describeFault(fault)).toContain('insert into events')
  expect(describeFault(fault)).toContain('log.test.ts')
  expect(describeFault(fault)).toContain('unsupported Unicode')
  expect(describeFault(fault)).not.toContain('Secret screen')
})

it('is short, however long a complaint is', () => {
  expect(describeFault(new Error('x'.repeat(1e6))).length).toBeLessThan(10_000)
})
