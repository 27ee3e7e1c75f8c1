import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { modesLine, modesOf, statedModes } from './modes.ts'

const frame = (id: string, width = 1440, height = 1024) => ({ id, name: id, scale: 1, width, height })

it('a mode is said with a file, or with a glob', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'modes-'))
  for (const name of ['b.png', 'a.png']) await writeFile(join(folder, name), '')
  expect([...(await statedModes([`Dark=${folder}/*.png`, 'Light=x=1.png']))]).toEqual([
    [join(folder, 'a.png'), 'Dark'],
    [join(folder, 'b.png'), 'Dark'],
    ['x=1.png', 'Light'],
  ])
})

it.each(['Dark', '=a.png', 'Dark=', 'Dark=nowhere/*.png'])('refuses %j, naming the flag', async (said) => {
  await expect(statedModes([said])).rejects.toThrow(/^--mode: /)
})

it('what is said outranks what names and sizes tell', () => {
  const frames = [frame('home-dark.png'), frame('home.png'), frame('phone.png', 390, 844)]
  expect(Object.fromEntries(modesOf(frames, new Map([['home-dark.png', 'Brand B']])))).toEqual({
    'home-dark.png': 'Brand B',
    'home.png': 'Desktop',
    'phone.png': 'Mobile',
  })
})

it('says who is what, where that differs', () => {
  expect(modesLine([frame('a')])).toBeNull()
  expect(modesLine([{ ...frame('a'), mode: 'Dark' }, frame('b')])).toMatch(
    /^Dark: a · without a mode: b \(--mode/,
  )
})
