import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { exportable } from '../core/library/exportable.ts'
import { takeIn } from '../core/library/take-in.ts'
import { css } from '../core/formats/css.ts'
import { dtcg } from '../core/formats/dtcg.ts'
import { registry } from '../core/tokens/index.ts'
import { emptyLibrary, librarySchema } from '../shared/library.ts'

const cli = fileURLToPath(new URL('./main.ts', import.meta.url))
const run = promisify(execFile)

it('a token gets the name that people wrote, exports keep the old one once, and a mode is renamed', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'rename-')), 'library.json')
  let n = 0
  const content =
    '{"Brand":{"Blue 500":{"$type":"color","$value":"#2563eb","$extensions":{"mode":{"light":"#2563eb","深色":"#60a5fa"}}}}}'
  const { library } = takeIn(emptyLibrary(), [{ name: 'a.json', content }], registry, () => `id${++n}`)
  await writeFile(file, JSON.stringify(library))

  const rename = (...words: string[]) => run(process.execPath, [cli, 'rename', ...words, '--library', file])
  await rename('Brand/Blue 500', 'Marke/主色')
  await rename('深色', 'Dark', '--mode')

  const now = librarySchema.parse(JSON.parse(await readFile(file, 'utf8')))
  expect(now.set.modes).toEqual(['light', 'Dark'])
  const text = async (format: typeof dtcg) =>
    (await format.render(exportable(now, registry), { remBase: 16 })).map((one) => one.content).join('\n')
  const w3c = await text(dtcg)
  expect(w3c).toContain('"主色"')
  expect(w3c).toContain('"$deprecated": "Use Marke.主色."')
  expect(await text(css)).toContain('--marke-u4e3bu8272:')
  await expect(rename('nobody', 'x')).rejects.toThrow(/The library has no token "nobody"/)
})
