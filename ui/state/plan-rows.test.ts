import { expect, it } from 'vitest'
import type { Action, PlanLine } from '../../shared/variables.ts'
import { countsOf, planRows } from './plan-rows.ts'

const line = (id: string, action: Action, group: string, ticked: boolean | null = true): PlanLine => ({
  id,
  name: id,
  action,
  reason: '',
  group,
  changes: [],
  ticked,
})
const plan = {
  lines: [
    line('made', 'create', 'Primitives'),
    line('same', 'unchanged', 'Primitives', null),
    line('torn', 'conflict', 'Primitives', false),
    line('gone', 'orphan', 'Styles', false),
  ],
}

it('shows what needs an answer first, without what stays as it is', () => {
  expect(planRows(plan, null).map(({ key }) => key)).toEqual([
    'group Primitives',
    'torn',
    'made',
    'group Styles',
    'gone',
  ])
})
it('shows one action alone', () => {
  expect(planRows(plan, 'unchanged').map(({ key }) => key)).toEqual(['group Primitives', 'same'])
})
it('offers a group only the lines that can be ticked', () => {
  expect(planRows(plan, 'unchanged')[0]).toMatchObject({ ids: [] })
  expect(planRows(plan, null)[0]).toMatchObject({ ids: ['made', 'torn'] })
})
it('counts, most pressing first', () => {
  expect(countsOf(plan).map(({ action, count }) => `${count} ${action}`)).toEqual([
    '1 conflict',
    '1 create',
    '1 orphan',
    '1 unchanged',
  ])
})
