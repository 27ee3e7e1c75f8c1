import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { Problem } from '../../shared/problem.ts'
import { createExporting, type Render } from './export.ts'

const formats = ['json', 'css', 'odd'].map((name) => ({ name, title: name, about: '', files: [] }))
const render: Render = async (format) => {
  if (format === 'odd') throw new Problem('export-failed', 'Two names collide.', 'Rename one.')
  return [{ path: `tokens.${format}`, mediaType: 'text/plain', content: `as ${format}` }]
}

it('shows the first format to begin with, and what went wrong with another', async () => {
  const exporting = createExporting()
  exporting.open(formats, render)
  await exporting.refresh()
  expect(exporting.files.value?.[0]?.content).toBe('as json')
  await exporting.choose('odd')
  expect(exporting.problem.value?.code).toBe('export-failed')
  expect(exporting.files.value).toBeNull()
})

it('packs all formats, without the one that fails, and says so', async () => {
  const exporting = createExporting()
  exporting.open(formats, render)
  const zip = await exporting.everything()
  const files = Object.entries(unzipSync(zip ?? new Uint8Array())).map(([path, bytes]) => [
    path,
    strFromU8(bytes),
  ])
  expect(files).toEqual([
    ['tokens/json/tokens.json', 'as json'],
    ['tokens/css/tokens.css', 'as css'],
  ])
  expect(exporting.problem.value?.detail).toBe('Two names collide.')
})

it('shows the answer to the last choice, however late the one before comes', async () => {
  let late = () => {}
  const exporting = createExporting()
  exporting.open(formats, async (format) => {
    if (format === 'json') await new Promise<void>((resolve) => (late = resolve))
    return await render(format, {})
  })
  const slow = exporting.choose('json')
  await exporting.choose('css')
  late()
  await slow
  expect(exporting.files.value?.[0]?.path).toBe('tokens.css')
})

it('renders by what was wished, every format from then on', async () => {
  const asked: [string, object][] = []
  const exporting = createExporting()
  exporting.open(formats, async (format, wishes) => {
    asked.push([format, wishes])
    return []
  })
  await exporting.choose('css')
  await exporting.wish({ prefix: 'acme', unit: 'px' })
  await exporting.choose('json')
  await exporting.wish({ prefix: undefined })
  expect(asked).toEqual([
    ['css', {}],
    ['css', { prefix: 'acme', unit: 'px' }],
    ['json', { prefix: 'acme', unit: 'px' }],
    ['json', { unit: 'px' }],
  ])
})
